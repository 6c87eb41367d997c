using System.ComponentModel;
using System.Text.Json;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/reindex</c> and <c>/jobs</c>: bringing the index up to date, and watching it.</summary>
public static class JobsApi
{
    private const string IdDescription = "The id that POST /reindex or GET /jobs told.";

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/reindex", ReindexAsync)
            .RequireAdminKey()
            .WithName("reindex").WithTags("jobs")
            .WithSummary("Bring the index up to date with the folder of articles")
            .WithDescription("Starts a job and returns at once; while one waits or runs, that one is returned, also when another mode was asked: see `mode` in the answer. " + AdminGate.Rule)
            .AddOpenApiOperationTransformer(ReindexOperation.DescribeAsync)
            .Produces<JobResponse>(StatusCodes.Status202Accepted)
            .ProducesApiProblem(StatusCodes.Status400BadRequest)
            .ProducesApiProblem(StatusCodes.Status401Unauthorized)
            .ProducesApiProblem(StatusCodes.Status403Forbidden)
            .ProducesApiProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesApiProblem(StatusCodes.Status415UnsupportedMediaType);
        routes.MapPost("/jobs/{id}/cancel", Cancel)
            .RequireAdminKey()
            .WithName("cancelJob").WithTags("jobs")
            .WithSummary("Ask a job to stop")
            .WithDescription("The index that is served stays as it was. A job that has ended stays as it is. " + AdminGate.Rule)
            .Produces<JobResponse>(StatusCodes.Status202Accepted)
            .ProducesApiProblem(StatusCodes.Status401Unauthorized)
            .ProducesApiProblem(StatusCodes.Status403Forbidden)
            .ProducesApiProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/jobs", List)
            .WithName("jobs").WithTags("jobs")
            .WithSummary("The jobs since the start, newest first")
            .Produces<IReadOnlyList<JobResponse>>();
        routes.MapGet("/jobs/{id}", Get)
            .WithName("job").WithTags("jobs")
            .WithSummary("A job as it stands")
            .Produces<JobResponse>()
            .ProducesApiProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/jobs/{id}/skipped", Skipped)
            .WithName("skippedFiles").WithTags("jobs")
            .WithSummary("The files that a job left out, each with the reason")
            .Produces<IReadOnlyList<SkippedFile>>()
            .ProducesApiProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ReindexAsync(HttpContext context, ArticleIndex index)
    {
        var (document, problem) = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        using (document)
        {
            if (problem is not null)
            {
                return problem;
            }

            var errors = new Dictionary<string, string[]>();
            var request = document is null ? new ReindexRequest() : ReadRequest(document.RootElement, errors);
            return errors.Count > 0 ? Problem.Validation(errors) : Accepted(index.StartJob(request.ToJobRequest()));
        }
    }

    private static ReindexRequest ReadRequest(JsonElement body, Dictionary<string, string[]> errors)
    {
        var request = new ReindexRequest();
        foreach (var member in body.EnumerateObject())
        {
            if (member.NameEquals("mode"u8))
            {
                var isFull = member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals("full"u8);
                if (!isFull && !(member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals("changed"u8)))
                {
                    errors["mode"] = ["mode must be changed or full."];
                }

                request = request with { Mode = isFull ? IndexMode.Full : IndexMode.Changed };
            }
            else if (member.NameEquals("strict"u8))
            {
                if (member.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                {
                    errors["strict"] = ["strict must be true or false."];
                }

                request = request with { Strict = member.Value.ValueKind == JsonValueKind.True };
            }
            else if (member.NameEquals("maxBadFileShare"u8))
            {
                var isNull = member.Value.ValueKind == JsonValueKind.Null;
                var isShare = member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out var number) && number is >= 0 and <= 1;
                if (!isShare && !isNull)
                {
                    errors["maxBadFileShare"] = ["maxBadFileShare must be a number from 0 to 1."];
                }

                request = request with { MaxBadFileShare = isShare ? member.Value.GetDouble() : null };
            }
            else
            {
                errors[member.Name] = [$"{member.Name} is not a known member; did you mean '{EditDistance.Nearest(member.Name, ["mode", "strict", "maxBadFileShare"])}'?"];
            }
        }

        return request;
    }

    private static IResult Cancel([Description(IdDescription)] string id, ArticleIndex index) =>
        index.CancelJob(id) && index.FindJob(id) is { } job ? Accepted(job) : NoSuchJob();

    private static IResult List(ArticleIndex index) => Json(index.Jobs.Select(JobResponse.From).ToArray());

    private static IResult Get([Description(IdDescription)] string id, ArticleIndex index) =>
        index.FindJob(id) is { } job ? Json(JobResponse.From(job)) : NoSuchJob();

    private static IResult Skipped([Description(IdDescription)] string id, ArticleIndex index) =>
        index.SkippedOf(id) is { } files ? TypedResults.Json(files, ApiJsonContext.Default.IReadOnlyListSkippedFile) : NoSuchJob();

    private static IResult Accepted(JobStatus job) => TypedResults.Accepted($"/jobs/{Uri.EscapeDataString(job.Id)}", JobResponse.From(job));

    private static IResult Json(JobResponse job) => TypedResults.Json(job, ApiJsonContext.Default.JobResponse);

    private static IResult Json(IReadOnlyList<JobResponse> jobs) => TypedResults.Json(jobs, ApiJsonContext.Default.IReadOnlyListJobResponse);

    private static Problem NoSuchJob() => new(StatusCodes.Status404NotFound, "There is no job with this id; jobs are kept until the service stops.");
}
