using System.Text.Json;

namespace SearchService.Hardening;

/// <summary>Somebody who sends one request after another, of all kinds, until told to stop.</summary>
internal sealed class SoakCaller(SoakService service, SoakConnection connection, SearchRequests searches, OtherRequests others, CursorWalk walk, SoakTally tally)
{
    private static readonly string[] Sorts = ["newest", "oldest", "quality", "heat"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!service.IsUp)
            {
                await Task.Delay(Pause, CancellationToken.None);
                continue;
            }

            try
            {
                await CallAsync(random);
            }
            catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or JsonException)
            {
                tally.Found($"an answer has not the form it should have: {e}");
            }
        }
    }

    private async Task CallAsync(Random random)
    {
        switch (random.Next(200))
        {
            case < 1:
                if (await walk.RunAsync(random.Next(-1, SoakArticles.Flavours), Sorts[random.Next(Sorts.Length)]) is { } fault)
                {
                    tally.Found(fault);
                }

                break;
            case < 10:
                await connection.AbortAsync(searches.Next(random), random);
                break;
            case < 120:
                await connection.SendAsync(searches.Next(random));
                break;
            default:
                await connection.SendAsync(others.Next(random));
                break;
        }
    }
}
