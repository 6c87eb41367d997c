using System.Threading.RateLimiting;

namespace SearchService.Http;

/// <summary>The requests a second of each client, where a limit is set: beyond it a 429. Health and metrics do not count.</summary>
public static class ClientLimit
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Registers the framework's limiter. It forgets clients that ask no more.</summary>
    public static void AddClientLimit(this IServiceCollection services, ServiceLimits limits)
    {
        if (limits.RequestsPerSecond == 0)
        {
            return;
        }

        var bucket = new TokenBucketRateLimiterOptions
        {
            TokensPerPeriod = limits.RequestsPerSecond,
            ReplenishmentPeriod = Period,
            TokenLimit = limits.RequestBurst > 0 ? limits.RequestBurst : 2 * limits.RequestsPerSecond,
        };
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, ClientNetwork>(context =>
                RateLimitPartition.GetTokenBucketLimiter(ClientNetwork.Of(context.Connection.RemoteIpAddress), _ => bucket));
            options.OnRejected = (context, _) => new ValueTask(Problem.TooManyRequests(RetryAfter(context.Lease)).ExecuteAsync(context.HttpContext));
        });
    }

    /// <summary>To stand behind the routing, which knows the routes that do not count.</summary>
    public static void UseClientLimit(this WebApplication app, ServiceLimits limits)
    {
        if (limits.RequestsPerSecond > 0)
        {
            app.UseRateLimiter();
        }
    }

    private static int RetryAfter(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;
}
