using Crm.Activities.Domain;
using Crm.Activities.Records;

namespace Crm.Activities.Timeline;

/// <summary>Port: puts what happened onto the timelines of the records that it is about, as part of the present commit.</summary>
internal interface ITimeline
{
    /// <summary>Writes happenings, or puts them right where they stand already.</summary>
    Task Write(IReadOnlyCollection<Happening> happenings, CancellationToken ct);

    /// <summary>Takes away all that comes from these sources.</summary>
    Task Remove(string sourceType, IReadOnlyCollection<Guid> sourceIds, CancellationToken ct);
}

/// <summary>Port: how records of one type stand on timelines. Whatever changes them, the projection asks for what they are now.</summary>
internal interface ITimelineSource
{
    string RecordType { get; }

    /// <summary>One happening for each of these records that is to be seen; those without one are taken off.</summary>
    Task<IReadOnlyList<Happening>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>Something that happened, or is to happen.</summary>
/// <param name="Id">Its identity: writing it again replaces it.</param>
/// <param name="Kind">Such as call; timelines are filtered by it.</param>
/// <param name="SourceType">The record type that tells more, and whose permission it takes to see it.</param>
internal sealed record Happening(Guid Id, string Kind, DateTime At, string SourceType, Guid SourceId, IReadOnlyList<Subject> About)
{
    public string Title { get; init; } = "";

    /// <summary>The beginning of a text, in Markdown or plain.</summary>
    public string? Text { get; init; }

    /// <summary>Codes, ids and numbers that the line needs; never a text that somebody typed.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public Guid? ActorId { get; init; }
    public required string Permission { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }

    /// <summary>Still to be done: shown above the list.</summary>
    public bool IsOpen { get; init; }
}
