using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests.Health;

public sealed class HealthMonitorTests
{
    private readonly HealthMonitor _health = new(TimeProvider.System);

    [Fact]
    public void Damage_is_news_once()
    {
        _health.Opened(IndexHealthState.Sound, null);
        Assert.True(_health.Damaged("a file"));
        Assert.False(_health.Damaged("another file"));
        Assert.Equal((IndexHealthState.Damaged, "a file"), (_health.Current.State, _health.Current.Reason));
        Assert.True(_health.NeedsRebuild);
    }

    [Fact]
    public void Rebuild_that_publishes_makes_it_sound()
    {
        _health.Opened(IndexHealthState.FellBack, "a file");
        _health.RebuildStarted();
        Assert.Equal((IndexHealthState.Rebuilding, "a file"), (_health.Current.State, _health.Current.Reason));
        Assert.True(_health.NeedsRebuild);
        _health.Published();
        Assert.False(_health.NeedsRebuild);
        Assert.True(_health.JobEnded(null));
        Assert.Equal((IndexHealthState.Sound, null), (_health.Current.State, _health.Current.Reason));
    }

    [Fact]
    public void Rebuild_that_fails_before_it_published_changes_nothing_but_says_why()
    {
        _health.Opened(IndexHealthState.Damaged, "a file");
        _health.RebuildStarted();
        Assert.True(_health.JobEnded("the disk is full"));
        Assert.Equal((IndexHealthState.Damaged, "a file; building it anew: the disk is full"), (_health.Current.State, _health.Current.Reason));
        Assert.True(_health.NeedsRebuild);
    }

    [Fact]
    public void Other_jobs_change_nothing()
    {
        _health.Opened(IndexHealthState.Verifying, null);
        _health.Published();
        Assert.False(_health.JobEnded("the disk is full"));
        Assert.Equal(IndexHealthState.Verifying, _health.Current.State);
        _health.Verified();
        Assert.Equal(IndexHealthState.Sound, _health.Current.State);
    }

    [Fact]
    public void Since_is_when_it_changed()
    {
        var time = new ManualTime();
        var health = new HealthMonitor(time);
        health.Opened(IndexHealthState.Sound, null);
        var opened = health.Current.Since;
        time.Move(TimeSpan.FromHours(1));
        Assert.Equal(opened, health.Current.Since);
        health.Damaged("a file");
        Assert.Equal(opened + TimeSpan.FromHours(1), health.Current.Since);
    }
}
