using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Features.Potential;
using Crm.Opportunities.Suggestions;
using Crm.Platform.Records;

namespace Crm.Opportunities.Potential;

/// <summary>Writes down what accounts need.</summary>
internal sealed class NeedBook(OpportunitiesDb db, RecordScopes scopes, ICurrentUser user, TimeProvider clock)
{
    private const string Account = "account";

    /// <summary>Who may see an account and say what it needs: 404 for what the caller may not see, 403 for what is not theirs to say.</summary>
    public async Task MustBeEditable(Guid accountId, CancellationToken ct)
    {
        if (!await scopes.IsVisible(Account, accountId, user, ct))
        {
            throw new NotFoundException(Account);
        }

        if (await Editable([accountId], ct) is { Count: 0 })
        {
            throw new ForbiddenException("You may see this account, but not say what it needs.");
        }
    }

    /// <summary>Those of the accounts of which the caller may say what they need.</summary>
    public async Task<HashSet<Guid>> Editable(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) =>
        [.. (await scopes.Of(Account, accountIds, ct)).Values
            .Where(s => !s.IsDeleted && user.Reaches("accounts.read", s.OwnerId, s.TeamId) && user.Reaches(PotentialPermissions.Edit.Name, s.OwnerId, s.TeamId)).Select(s => s.Id)];

    /// <summary>Writes one of them down.</summary>
    /// <param name="known">What is known of the account already.</param>
    public (AccountNeed Need, bool IsNew, bool IsChanged) Write(IEnumerable<AccountNeed> known, Guid accountId, NeedBody body, NeedSource source, string? sourceName = null)
    {
        var (now, key) = (clock.GetUtcNow().UtcDateTime, BasketReader.Key(body.Family));
        var stored = known.FirstOrDefault(n => n.FamilyKey == key);
        var need = stored ?? db.Of<AccountNeed>().Add(new AccountNeed { AccountId = accountId, Family = body.Family.Trim(), FamilyKey = key, Currency = body.Currency, CreatedAt = now, CreatedBy = user.Id }).Entity;
        var before = Said(need);
        (need.Family, need.Currency, need.NeedMinor, need.Source) = (body.Family.Trim(), body.Currency, Exact.Minor(body.Amount, body.Currency), source);
        (need.SourceName, need.AsOf, need.Note) = (body.SourceName ?? sourceName, body.AsOf ?? DateOnly.FromDateTime(now), body.Note);
        var isChanged = stored is null || before != Said(need);
        if (isChanged)
        {
            (need.UpdatedAt, need.UpdatedBy, need.Version) = (now, user.Id, need.Version + 1);
        }

        return (need, stored is null, isChanged);
    }

    private static (string, string, long, NeedSource, string?, DateOnly, string?) Said(AccountNeed n) => (n.Family, n.Currency, n.NeedMinor, n.Source, n.SourceName, n.AsOf, n.Note);
}
