namespace SearchService.Http;

/// <summary>A page of hits as a feed, whatever it is written as. All texts are clean: see <see cref="FeedText"/>.</summary>
/// <param name="Id">The same for the same search, on whatever host and page.</param>
/// <param name="Title">What is searched for, and where.</param>
/// <param name="SiteName">Who makes the feed.</param>
/// <param name="Links">Where it is and where it goes on.</param>
/// <param name="Updated">The newest of its entries' times; that of the index when there are none.</param>
/// <param name="Total">How many articles match, exactly.</param>
/// <param name="Entries">The articles of the page, in its order.</param>
public sealed record Feed(
    string Id, string Title, string SiteName, FeedLinks Links, DateTimeOffset Updated, int Total, IReadOnlyList<FeedEntry> Entries);
