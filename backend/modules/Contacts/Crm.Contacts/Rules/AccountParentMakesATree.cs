using Crm.Contacts.Domain;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Rules;

/// <summary>An account is never, however indirectly, its own parent.</summary>
internal sealed class AccountParentMakesATree(ContactsDb db) : IRecordRule<Account>
{
    private const int MaxDepth = 50;

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

            ancestor = await db.Accounts.Where(a => a.Id == id).Select(a => a.ParentId).FirstOrDefaultAsync(ct);
        }
    }
}
