using Microsoft.Extensions.Logging.Console;
using SearchService.Articles;
using SearchService.Http;
using SearchService.Metrics;

namespace SearchService.Hosting;

/// <summary>Puts the service together: settings, the index, and the routes over it.</summary>
public static class ServiceHost
{
    /// <summary>Where the service listens unless <c>--urls</c> or <c>ASPNETCORE_URLS</c> say otherwise.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    private const string LogFormatter = "Logging:Console:FormatterName";
    private const string LogScopes = "Logging:Console:FormatterOptions:IncludeScopes";

    /// <summary>When the last connections are closed after the service was told to stop: a second after the last searches ended.</summary>
    private static readonly TimeSpan StopLimit = SearchLane.StopGrace + TimeSpan.FromSeconds(1);

    /// <summary>The service, ready to be started.</summary>
    /// <param name="settings">Settings as <c>--Name=value</c> or <c>--Name value</c>; they beat environment variables and appsettings.json.</param>
    /// <param name="configure">Changes to it, by tests.</param>
    /// <exception cref="InvalidSettingsException">The settings are not good to start with.</exception>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder(settings);
        builder.WebHost.UseKestrelHttpsConfiguration();
        var options = SearchOptionsReader.Read(builder.Configuration, builder.Environment.ContentRootPath, needsArticles: true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(listener =>
            {
                ConnectionEnds.Note(listener);
                UnreadableRequests.Wrap(listener);
            });
            KestrelLimits.Set(kestrel.Limits, options.Limits);
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }

        // Below what the configuration says: ASP.NET Core's own line for each request would hold the query string.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // What keeps the service from starting is told in one line by who starts it, instead of as a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (builder.Configuration[LogFormatter] == ConsoleFormatterNames.Json)
        {
            // Lines for machines hold the id of their request, unless the configuration says otherwise.
            builder.Configuration[LogScopes] ??= "true";
            builder.Logging.AddJsonConsole();
        }

        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        AddServices(builder.Services, options);
        configure?.Invoke(builder);

        var app = builder.Build();
        SearchLaneRoutes.ReserveThreads(options.Limits);
        UnreadableRequests.Listen(app);
        Use(app, options);
        Map(app);
        app.Services.StartMetrics();
        // Made now, so that it is measured from the start.
        app.Services.GetRequiredService<SearchLane>();
        return app;
    }

    /// <summary>The settings, read and checked as the service does it.</summary>
    /// <param name="settings">Settings as <c>--Name=value</c> or <c>--Name value</c>.</param>
    /// <param name="needsArticles">Whether the folder of articles has to be there.</param>
    /// <exception cref="InvalidSettingsException">The settings are not good to start with.</exception>
    public static SearchOptions ReadOptions(string[] settings, bool needsArticles)
    {
        var builder = CreateBuilder(settings);
        return SearchOptionsReader.Read(builder.Configuration, builder.Environment.ContentRootPath, needsArticles);
    }

    /// <summary>The index in its folder, which is made when it is absent; nothing is opened or started yet.</summary>
    /// <exception cref="InvalidSettingsException">The folder cannot be made.</exception>
    public static ArticleIndex OpenFolder(ArticleIndexOptions options, TimeProvider? time = null, Action<string, Exception?>? log = null)
    {
        try
        {
            return new ArticleIndex(options, time, log);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingsException([$"Search:IndexPath: {exception.Message}"]);
        }
    }

    private static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        try
        {
            return WebApplication.CreateSlimBuilder(settings);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or DirectoryNotFoundException)
        {
            // A file of settings that is not JSON, an argument that is no setting, a content root that is not there.
            throw new InvalidSettingsException([exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message]);
        }
    }

    private static void AddServices(IServiceCollection services, SearchOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options.Limits);
        services.AddSingleton<SearchLane>();
        services.AddSingleton(new AdminKey(options.AdminKey));
        services.AddClientLimit(options.Limits);
        services.AddCrossOrigin(options.CorsOrigins);
        services.Configure<HostOptions>(host =>
        {
            // The job ends while requests in flight do.
            host.ServicesStopConcurrently = true;
            host.ShutdownTimeout = StopLimit;
        });
        services.AddSingleton(provider =>
        {
            var index = OpenFolder(
                options.Index,
                provider.GetRequiredService<TimeProvider>(),
                IndexLog(provider.GetRequiredService<ILogger<ArticleIndex>>()));
            provider.GetRequiredService<IndexMetrics>().Observe(index);
            return index;
        });
        services.AddHostedService<ArticleIndexHost>();
        services.AddMetricsPipeline();
        services.AddApiDescription();
        services.ConfigureHttpJsonOptions(json => ApiJsonContext.Configure(json.SerializerOptions));
    }

    private static Action<string, Exception?> IndexLog(ILogger logger) => (message, exception) =>
        logger.Log(exception is null ? LogLevel.Information : LogLevel.Error, exception, "{Message}", message);

    private static void Use(WebApplication app, SearchOptions options)
    {
        app.UseSecurityHeaders();
        app.UseMiddleware<RequestId>();
        app.UseTrustedProxies(options.TrustedProxies);
        app.UseMiddleware<RequestLog>();
        app.UseProblemPages();
        app.UseAllowedHosts(options.AllowedHosts);
        app.UseUrlLimit();
        app.UseHeadRequests();
        app.UseRouting();
        app.UseSearchCount();
        app.UseCors();
        app.UseClientLimit(options.Limits);
        app.UseReferencePage();
    }

    private static void Map(WebApplication app)
    {
        app.MapPage();
        app.MapSearch();
        app.MapFeeds();
        app.MapOpenSearch();
        app.MapSuggest();
        app.MapFacets();
        app.MapArticles();
        app.MapExplain();
        app.MapJobs();
        app.MapStats();
        app.MapHealth();
        app.MapMetrics();
        app.MapHome();
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}
