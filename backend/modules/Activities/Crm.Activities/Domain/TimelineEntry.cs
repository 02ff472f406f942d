using Crm.Kernel;

namespace Crm.Activities.Domain;

/// <summary>One happening as it stands on the timeline of one record. A projection: it can be made anew from what happened.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class TimelineEntry
{
    public const int MaxTitle = 300;
    public const int MaxExcerpt = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>On whose timeline it stands.</summary>
    public required string RecordType { get; init; }
    public required Guid RecordId { get; set; }

    /// <summary>Still to be done: it stands above the list and not in it.</summary>
    public required bool IsOpen { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What happened; an open set, for which the browser application has a default.</summary>
    public required string Kind { get; init; }

    /// <summary>What tells more: the activity, the promise, the record itself.</summary>
    public required string SourceType { get; init; }
    public required Guid SourceId { get; init; }

    /// <summary>The same for all rows of one happening.</summary>
    public required Guid HappeningId { get; init; }

    /// <summary>Whose it is: a person on the timeline of the account.</summary>
    public string? SubjectType { get; init; }
    public Guid? SubjectId { get; set; }
    public Guid? ActorId { get; init; }

    /// <summary>Who may see it: holders of this permission, as far as it reaches over the owner and the team of the source.</summary>
    public required string Permission { get; init; }
    public Guid? OwnerId { get; set; }
    public Guid? TeamId { get; set; }
    public required string Title { get; init; }
    public string? Excerpt { get; init; }

    /// <summary>JSON object of codes, ids and numbers that the text needs.</summary>
    public string Facts { get; init; } = "{}";
}
