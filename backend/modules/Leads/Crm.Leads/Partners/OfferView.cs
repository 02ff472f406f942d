using Crm.Platform.Records;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Partners;

/// <summary>What dealers and a lead have had to do with each other, the newest first.</summary>
internal sealed record OfferAnswer(IReadOnlyList<OfferShown> Offers, IReadOnlyList<ConflictShown> Conflicts);

/// <summary>An offer.</summary>
/// <param name="OnTime">Whether it was answered in time; null while that is open.</param>
internal sealed record OfferShown(Guid Id, Guid PartnerId, string? PartnerName, OfferState State, DateTime OfferedAt, DateTime DueAt, DateTime? DecidedAt, string? DecidedByName, string? Reason, bool? OnTime);

/// <summary>A conflict.</summary>
/// <param name="OtherName">What is in the way, where the caller may see it.</param>
/// <param name="Because">By what it is the same customer: email, phone, domain or account.</param>
internal sealed record ConflictShown(
    Guid Id, Guid LeadId, string? LeadName, Guid PartnerId, string? PartnerName, ConflictKind Kind, string OtherType, Guid OtherId, string? OtherName, string? OtherOwnerName, string Because, DateTime FoundAt, bool IsOpen,
    ConflictDecision? Decision, string? Reason, DateTime? DecidedAt, string? DecidedByName);

internal sealed class OfferView(LeadsDb db, ReferenceLabels labels)
{
    private const int Most = 50;

    public async Task<OfferAnswer> Of(Guid leadId, CancellationToken ct)
    {
        var offers = await db.Offers.AsNoTracking().Where(o => o.LeadId == leadId).OrderByDescending(o => o.OfferedAt).Take(Most).ToListAsync(ct);
        var conflicts = await db.Conflicts.AsNoTracking().Where(c => c.LeadId == leadId).OrderByDescending(c => c.FoundAt).Take(Most).ToListAsync(ct);
        var names = await labels.Fetch(offers.Select(o => ("account", o.PartnerId)).Concat(offers.Select(o => o.DecidedBy).OfType<Guid>().Select(id => ("user", id))), ct);
        return new OfferAnswer(
            offers.ConvertAll(o => new OfferShown(
                o.Id, o.PartnerId, names.Of("account", o.PartnerId), o.State, o.OfferedAt, o.DueAt, o.DecidedAt, names.Of("user", o.DecidedBy), o.Reason, o.State == OfferState.Offered ? null : o.DecidedAt <= o.DueAt)),
            await Show(conflicts, ct));
    }

    public async Task<IReadOnlyList<ConflictShown>> Show(List<LeadConflict> conflicts, CancellationToken ct)
    {
        var names = await labels.Fetch(
            conflicts.SelectMany(c => new[] { ("account", c.PartnerId), ("lead", c.LeadId), (TypeOf(c.Kind), c.OtherId) })
                .Concat(conflicts.SelectMany(c => new[] { c.OtherOwnerId, c.DecidedBy }).OfType<Guid>().Select(id => ("user", id))), ct);
        return conflicts.ConvertAll(c => new ConflictShown(
            c.Id, c.LeadId, names.Of("lead", c.LeadId), c.PartnerId, names.Of("account", c.PartnerId), c.Kind, TypeOf(c.Kind), c.OtherId, names.Of(TypeOf(c.Kind), c.OtherId), names.Of("user", c.OtherOwnerId), c.Because, c.FoundAt, c.IsOpen,
            c.Decision, c.Reason, c.DecidedAt, names.Of("user", c.DecidedBy)));
    }

    private static string TypeOf(ConflictKind kind) => kind switch
    {
        ConflictKind.Opportunity => "opportunity",
        ConflictKind.Account => "account",
        _ => "lead",
    };
}

/// <summary>What reasons must be.</summary>
internal static class ReasonRules
{
    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(PartnerConfiguration.MaxReason).Must(r => r?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Give a reason of 500 characters at most.");
}
