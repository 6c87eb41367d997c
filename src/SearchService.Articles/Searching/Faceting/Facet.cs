namespace SearchService.Articles;

/// <summary>What articles can be counted by. The first four can be filtered by, too; <see cref="Year"/>, <see cref="Month"/> and
/// <see cref="Quality"/> are narrowed by bounds instead.</summary>
public enum Facet
{
    Topic,
    Provider,
    Category,
    Type,

    /// <summary>The year of publication, in UTC, as four digits. Articles without a date have none.</summary>
    Year,

    /// <summary>The month of publication, in UTC, as <c>2023-12</c>. Articles without a date have none.</summary>
    Month,

    /// <summary>Tens of quality: <c>0-9</c>, <c>10-19</c> … <c>80-89</c>, <c>90-100</c> and <c>&gt;100</c>, bounds included. A missing quality
    /// counts as 0.</summary>
    Quality,
}
