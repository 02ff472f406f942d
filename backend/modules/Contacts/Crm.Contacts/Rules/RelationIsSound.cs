using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Contacts.Rules;

/// <summary>A relation is of a known type between two others that it fits, ends after it begins, and is said once.</summary>
internal sealed class RelationIsSound(KnownRelations known, RelationCatalog catalog, TimeProvider clock) : IRecordRule<Relation>, IForesight<Relation>
{
    public Task Foresee(IReadOnlyList<Relation> records, CancellationToken ct) => known.ReadAhead(records, ct);

    public async Task Check(Relation record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (await catalog.Find(record.Type, ct) is not { } type || (type.IsRetired && record.Version == 0))
        {
            errors.Add("type", "Choose one of the types of GET /relation-types.");
            return;
        }

        if (type.Key != record.Type)
        {
            record.TurnRound(type.Key);
        }

        if (record.Since > record.Until)
        {
            errors.Add("until", "A relation ends after it begins.");
        }

        if (record.From is not { } from || record.To is not { } to)
        {
            errors.Add(record.From is null ? "fromContactId" : "toContactId", "Name one contact or one account at each end.");
        }
        else if (from == to)
        {
            errors.Add(from.Kind == PartyKind.Contact ? "toContactId" : "toAccountId", "Nobody is related to themselves.");
        }
        else if (!type.Allows(from, to))
        {
            errors.Add("type", $"{type.Key} leads from a {Word(type.From)} to a {Word(type.To)}.");
        }
        else
        {
            await IsSaidOnce(record, from, to, type, ct);
        }
    }

    private async Task IsSaidOnce(Relation record, Party from, Party to, RelationType type, CancellationToken ct)
    {
        if ((await known.Between(from, to, type.Key, ct)).Any(other => other.Id != record.Id && other.Doubles(record, type.IsSymmetric)))
        {
            throw new ConflictException("relation_exists", "This relation is there already for some of the same time.");
        }

        if (record.IsEmployment && !record.IsPast(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
        {
            await IsBesideAnother(record, from.Id, ct);
        }
    }

    // Where somebody mainly works stands in the contact, so that there is always exactly one such place.
    private async Task IsBesideAnother(Relation record, Guid contactId, CancellationToken ct)
    {
        var main = await known.EmployerOf(contactId, ct);
        if (main is null)
        {
            throw new ConflictException("employment_is_primary", "This person has no employer yet. Set the accountId of the contact, or add the employment with POST /contacts/{id}/employments.");
        }

        if (main == record.ToAccountId)
        {
            throw new ConflictException("relation_exists", "This is where the person mainly works: the contact says so already.");
        }
    }

    private static string Word(PartyKind kind) => kind == PartyKind.Any ? "contact or account" : kind.ToString().ToLowerInvariant();
}
