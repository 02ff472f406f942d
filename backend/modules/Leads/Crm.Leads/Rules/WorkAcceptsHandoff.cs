using Crm.Leads.Domain;
using Crm.Platform.Records;

namespace Crm.Leads.Rules;

/// <summary>Whoever works with a lead that was passed to them has accepted it; it refuses nothing.</summary>
internal sealed class WorkAcceptsHandoff(RecordCatalog catalog) : IRecordRule<Lead>
{
    public Task Check(Lead record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        var type = catalog.Of<Lead>();
        if (record.Handoff == HandoffState.Offered && !changed.AreUndone && changed.TryGet(type.Find("status")!, out _) && !changed.TryGet(type.Find("handoff")!, out _))
        {
            record.Accept();
        }

        return Task.CompletedTask;
    }
}
