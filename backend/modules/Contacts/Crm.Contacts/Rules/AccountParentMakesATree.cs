using Crm.Contacts.Domain;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Rules;

/// <summary>An account is never, however indirectly, its own parent.</summary>
internal sealed class AccountParentMakesATree(ContactsDb db) : IRecordRule<Account>
{
    private const int MaxDepth = 50;

    // What was read once serves all records of a bulk edit.
    private readonly Dictionary<Guid, Guid?> stored = [];

    public async Task Check(Account record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.ParentId is null || !changed.All.Keys.Any(f => f.Name == "parentId"))
        {
            return;
        }

        var ancestor = record.ParentId;
        for (var depth = 0; ancestor is { } id; depth++)
        {
            if (id == record.Id || depth == MaxDepth)
            {
                throw new ConflictException("account_parent_cycle", "This parent belongs to the account itself. Choose another one.");
            }

            ancestor = await ParentOf(id, ct);
        }
    }

    // What this unit has changed but not saved yet comes first.
    private async Task<Guid?> ParentOf(Guid id, CancellationToken ct)
    {
        if (db.Accounts.Local.FindEntry(id)?.Entity is { } account)
        {
            return account.ParentId;
        }

        if (!stored.TryGetValue(id, out var parent))
        {
            stored[id] = parent = await db.Accounts.Where(a => a.Id == id).Select(a => a.ParentId).FirstOrDefaultAsync(ct);
        }

        return parent;
    }
}
