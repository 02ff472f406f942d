using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.BattleCards;

/// <summary>A battle card, and what came of the deals in which it was used.</summary>
internal sealed class BattleCardView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }

    /// <summary>The objection, in the customer's words.</summary>
    public required string Title { get; init; }

    /// <summary>Against whom; null for an objection that is made whoever competes.</summary>
    public required string? Competitor { get; init; }
    public required string Argument { get; init; }
    public required string? Proof { get; init; }
    public required string? ProofUrl { get; init; }
    public required Guid? ProductId { get; init; }
    public required string? ProductName { get; init; }
    public required DateOnly? ValidUntil { get; init; }
    public required bool IsRetired { get; init; }

    /// <summary>Null until somebody has approved it as it is now.</summary>
    public required DateTime? ApprovedAt { get; init; }
    public required Guid? ApprovedBy { get; init; }
    public required string? ApprovedByName { get; init; }
    public required DateTime UpdatedAt { get; init; }

    /// <summary>In how many deals it was used, and in how many it is said to have helped or not.</summary>
    public required int Uses { get; init; }
    public required int Helped { get; init; }
    public required int DidNotHelp { get; init; }

    /// <summary>Of the deals with it that were decided, between 0 and 1; null where none was.</summary>
    public required double? WinRate { get; init; }
}

/// <summary>Shows cards with their counts: two queries, however many cards.</summary>
internal sealed class BattleCardReader(OpportunitiesDb db, ReferenceLabels labels)
{
    public async Task<IReadOnlyList<BattleCardView>> Show(IReadOnlyCollection<BattleCard> cards, CancellationToken ct)
    {
        var ids = cards.Select(c => c.Id).ToList();
        var counts = await db.BattleCardUses.AsNoTracking().Where(u => ids.Contains(u.CardId))
            .Join(db.Opportunities.Where(o => o.DeletionId == Guid.Empty), u => u.OpportunityId, o => o.Id, (u, o) => new { u.CardId, u.Helped, o.Status })
            .GroupBy(u => new { u.CardId, u.Helped, u.Status }).Select(g => new { g.Key.CardId, g.Key.Helped, g.Key.Status, Count = g.Count() }).ToListAsync(ct);
        var byCard = counts.ToLookup(c => c.CardId);
        var names = await labels.Fetch(
            [.. cards.Select(c => c.ApprovedById).OfType<Guid>().Select(id => ("user", id)), .. cards.Select(c => c.ProductId).OfType<Guid>().Select(id => ("product", id))], ct);
        return
        [
            .. cards.Select(card =>
            {
                var used = byCard[card.Id].ToList();
                var (won, lost) = (used.Where(u => u.Status == OpportunityStatus.Won).Sum(u => u.Count), used.Where(u => u.Status == OpportunityStatus.Lost).Sum(u => u.Count));
                return new BattleCardView
                {
                    Id = card.Id, Version = card.Version, Title = card.Title, Competitor = card.Competitor, Argument = card.Argument, Proof = card.Proof, ProofUrl = card.ProofUrl,
                    ProductId = card.ProductId, ProductName = names.Of("product", card.ProductId), ValidUntil = card.ValidUntil, IsRetired = card.IsRetired,
                    ApprovedAt = card.ApprovedAt, ApprovedBy = card.ApprovedById, ApprovedByName = names.Of("user", card.ApprovedById), UpdatedAt = card.UpdatedAt,
                    Uses = used.Sum(u => u.Count), Helped = used.Where(u => u.Helped == true).Sum(u => u.Count), DidNotHelp = used.Where(u => u.Helped == false).Sum(u => u.Count),
                    WinRate = won + lost == 0 ? null : (double)won / (won + lost),
                };
            }),
        ];
    }
}
