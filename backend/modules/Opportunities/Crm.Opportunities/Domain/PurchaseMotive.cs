using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>Why customers come back, as the company asks it.</summary>
[HoldsNoPersonalData("answers that the company offers, in its own words")]
internal sealed class PurchaseMotive
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Key { get; init; }
    public required List<MotiveName> Names { get; set; }
    public int Position { get; set; }

    /// <summary>It is not offered any more; what was answered stays.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>The name of a motive in one language.</summary>
internal sealed record MotiveName(string Language, string Name);

/// <summary>Whether, how and how often customers are asked: one row.</summary>
[HoldsNoPersonalData("switches and a number")]
internal sealed class MotiveSettings
{
    public const string Only = "motives";

    public string Name { get; init; } = Only;
    public bool IsOn { get; set; }

    /// <summary>Whether customers may be asked by mail; else a colleague passes the link on.</summary>
    public bool ByMail { get; set; }

    /// <summary>A customer is asked once in so many days.</summary>
    public int EveryDays { get; set; }
    public int Version { get; set; }
}

/// <summary>How a customer is asked.</summary>
internal enum MotiveChannel
{
    /// <summary>By a link: in a mail, or passed on by a colleague.</summary>
    Link,

    /// <summary>By a colleague, who has noted the answer.</summary>
    Colleague,
}

/// <summary>That somebody was asked why they have ordered again, and what they have answered.</summary>
[HoldsNoPersonalData("ids, a hash and instants")]
internal sealed class MotiveAsk
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid OrderId { get; init; }
    public Guid AccountId { get; set; }
    public Guid? ContactId { get; init; }
    public MotiveChannel Channel { get; init; }

    /// <summary>Of the address at which the customer answers; empty where there is none.</summary>
    public string TokenHash { get; set; } = "";
    public DateTime AskedAt { get; init; }
    public Guid? AskedBy { get; init; }
    public DateTime ExpiresAt { get; set; }
    public Guid? MotiveId { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The colleague who has noted it; null where the customer answered.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>The last answer counts.</summary>
    public void Answer(Guid motiveId, DateTime now, Guid? by) => (MotiveId, AnsweredAt, AnsweredBy) = (motiveId, now, by);
}
