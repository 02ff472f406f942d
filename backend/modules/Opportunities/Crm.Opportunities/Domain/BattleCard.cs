using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>What is answered to an objection or said beside a competitor, with proof; salesmen see it once somebody has approved it.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class BattleCard : Entity
{
    private BattleCard()
    {
    }

    public BattleCard(DateTime at, Guid? byId)
    {
        CreatedAt = at;
        CreatedById = byId;
    }

    /// <summary>The objection, in the customer's words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Against whom; null for an objection that is made whoever competes.</summary>
    public string? Competitor { get; private set; }

    /// <summary>The same, folded, as the deals' competitors are compared; empty where there is none.</summary>
    public string CompetitorKey { get; private set; } = "";

    public string Argument { get; private set; } = "";

    public string? Proof { get; private set; }

    /// <summary>Where the proof may be read: an https address.</summary>
    public string? ProofUrl { get; private set; }

    /// <summary>For which product alone; null for all.</summary>
    public Guid? ProductId { get; private set; }

    /// <summary>The last day on which it may be used.</summary>
    public DateOnly? ValidUntil { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    public Guid? ApprovedById { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public Guid? CreatedById { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    /// <summary>It is offered no more; what it was used for is still counted.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>A concurrency token: of two people who edit the same card, one hears of it.</summary>
    public long Version { get; private set; }

    public void Write(string title, (string? Name, string Key) competitor, string argument, (string? Text, string? Url) proof, Guid? productId, DateOnly? validUntil, DateTime at)
    {
        (Title, Argument) = (title, argument);
        (Competitor, CompetitorKey) = competitor;
        (Proof, ProofUrl) = proof;
        (ProductId, ValidUntil) = (productId, validUntil);
        Edited(at);

        // What was approved was something else.
        (ApprovedAt, ApprovedById) = (null, null);
    }

    public void Approve(DateTime at, Guid? byId)
    {
        (ApprovedAt, ApprovedById) = (at, byId);
        Edited(at);
    }

    public void Retire(bool retired, DateTime at)
    {
        IsRetired = retired;
        Edited(at);
    }

    private void Edited(DateTime at)
    {
        UpdatedAt = at;
        Version++;
    }
}

/// <summary>That a card was used in a deal, and whether it helped.</summary>
[HoldsNoPersonalData("Ids, an instant and a mark.")]
internal sealed class BattleCardUse
{
    public Guid CardId { get; init; }

    public Guid OpportunityId { get; init; }

    public Guid? UserId { get; set; }

    public DateTime At { get; set; }

    /// <summary>Null where nobody has said yet.</summary>
    public bool? Helped { get; set; }
}
