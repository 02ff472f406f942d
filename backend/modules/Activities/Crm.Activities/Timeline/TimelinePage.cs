using System.Text.Json;

namespace Crm.Activities.Timeline;

/// <summary>One page of a timeline, newest first.</summary>
internal sealed class TimelinePage
{
    public required IReadOnlyList<TimelineItem> Items { get; init; }

    /// <summary>What is still open, the earliest first, five at most; on the first page only.</summary>
    public IReadOnlyList<TimelineItem>? Next { get; init; }

    public string? NextCursor { get; init; }
}

/// <summary>One happening.</summary>
internal sealed class TimelineItem
{
    public required Guid Id { get; init; }
    public required DateTime At { get; init; }

    /// <summary>note, task, call, meeting, email, promise, created, merged, ownerChanged, stageChanged, statusChanged, dealMoved, dealWon, dealLost, quoteSent, quoteOpened, quoteQuestion, quoteAnswer, quoteAccepted, quoteDeclined, consent, file; more will come.</summary>
    public required string Kind { get; init; }

    /// <summary>What somebody called it; empty where kind and facts say all.</summary>
    public required string Title { get; init; }

    public string? Excerpt { get; init; }

    /// <summary>What the line needs besides: codes, ids with names, numbers.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Facts { get; init; }

    public TimelineActor? Actor { get; init; }
    public required TimelineLink Source { get; init; }

    /// <summary>The person, on an account's timeline.</summary>
    public TimelineLink? Subject { get; init; }
}

/// <summary>Who did it.</summary>
internal sealed class TimelineActor
{
    public required Guid Id { get; init; }
    public string? Name { get; init; }
}

/// <summary>A record that tells more.</summary>
internal sealed class TimelineLink
{
    public required string Type { get; init; }
    public required Guid Id { get; init; }
    public string? Label { get; init; }
}
