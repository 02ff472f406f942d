using Crm.Leads.Domain;
using Crm.Platform.Records;

namespace Crm.Leads.Rules;

/// <summary>Where somebody says who is responsible, no rule has; it refuses nothing.</summary>
internal sealed class OwnerIsChosen(RecordCatalog catalog) : IRecordRule<Lead>
{
    public Task Check(Lead record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.AssignedBy is not null && !changed.AreUndone && changed.TryGet(catalog.Of<Lead>().Find("ownerId")!, out _))
        {
            record.ForgetAssignment();
        }

        return Task.CompletedTask;
    }
}
