using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.ServiceClocks;

/// <summary>Finds the policy that counts for a record; read once for a command or a batch.</summary>
internal sealed class ServicePolicies(CrmDbContext db, RecordCatalog catalog)
{
    private List<(ServicePolicy Policy, Condition? When, bool IsSound)>? known;

    /// <summary>The first that fits; null where there is none.</summary>
    public async Task<ServicePolicy?> Of(string recordType, string kind, Record record, CancellationToken ct)
    {
        known ??= (await db.Set<ServicePolicy>().AsNoTracking().OrderBy(p => p.Position).ToListAsync(ct)).ConvertAll(Read);
        return known.FirstOrDefault(p => p.IsSound && p.Policy.RecordType == recordType && p.Policy.Kind == kind && (p.When is null || ConditionEvaluator.Holds(p.When, record))).Policy;
    }

    // A field that a policy speaks of may have been retired since: then it holds for none.
    private (ServicePolicy, Condition?, bool) Read(ServicePolicy policy)
    {
        if (policy.Where is null)
        {
            return (policy, null, true);
        }

        using var document = JsonDocument.Parse(policy.Where);
        var when = catalog.Find(policy.RecordType) is { } type ? Condition.Read(document.RootElement.Clone(), type, new InputErrors()) : null;
        return (policy, when, when is not null);
    }
}
