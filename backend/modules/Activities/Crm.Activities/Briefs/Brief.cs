namespace Crm.Activities.Briefs;

/// <summary>What somebody must know who takes a customer over: one page of facts, each with its source.</summary>
internal sealed class Brief
{
    public required BriefSource Subject { get; init; }
    public required string Name { get; init; }
    public required DateTime GeneratedAt { get; init; }

    /// <summary>Who they are, and who of us knows them.</summary>
    public required IReadOnlyList<BriefLine> People { get; init; }

    /// <summary>The last ten things that happened.</summary>
    public required IReadOnlyList<BriefLine> History { get; init; }

    /// <summary>What is still to be done, and what has not been answered.</summary>
    public required IReadOnlyList<BriefLine> OpenPoints { get; init; }
    public required IReadOnlyList<BriefLine> Promises { get; init; }

    /// <summary>What is open with them, the largest first, and the last quotes that they have.</summary>
    public required IReadOnlyList<BriefLine> Deals { get; init; }

    /// <summary>Prices and discounts that were offered.</summary>
    public required IReadOnlyList<BriefLine> Prices { get; init; }
    public required IReadOnlyList<BriefLine> Risks { get; init; }
    public required IReadOnlyList<BriefLine> LastMessages { get; init; }
}

/// <summary>One fact: a code that clients translate, the values that the text needs, and where it is from.</summary>
internal sealed record BriefLine(string Code, IReadOnlyDictionary<string, object?> Params, BriefSource Source);

/// <summary>The record that a fact is from.</summary>
internal sealed record BriefSource(string Type, Guid Id);
