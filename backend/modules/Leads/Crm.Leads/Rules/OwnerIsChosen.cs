using Crm.Leads.Domain;
using Crm.Platform.Records;

namespace Crm.Leads.Rules;

/// <summary>Where somebody says who is responsible, no rule has, unless it is said along with it; it refuses nothing.</summary>
internal sealed class OwnerIsChosen(RecordCatalog catalog) : IRecordRule<Lead>
{
    public Task Check(Lead record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.AssignedBy is not null && !changed.AreUndone && changed.TryGet(catalog.Of<Lead>().Find("ownerId")!, out _) && !changed.TryGet(catalog.Of<Lead>().Find("assignedBy")!, out _))
        {
            record.ForgetAssignment();
        }

        return Task.CompletedTask;
    }
}
