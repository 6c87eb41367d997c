using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SearchService.Http;

/// <summary>Describes the parameters of <c>/articles/{id}/similar</c> from <see cref="SimilarParameters"/>.</summary>
public static class SimilarOperation
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Parameters = [.. operation.Parameters ?? [], .. SearchOperation.InQuery(SimilarParameters.All)];
        return Task.CompletedTask;
    }
}
