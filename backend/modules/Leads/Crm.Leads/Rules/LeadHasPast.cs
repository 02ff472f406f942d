using Crm.Leads.Domain;
using Crm.Platform.Records;

namespace Crm.Leads.Rules;

/// <summary>A lead may come with what had become of it elsewhere, and only when it comes.</summary>
internal sealed class LeadHasPast(TimeProvider clock, RecordCatalog catalog) : IRecordRule<Lead>
{
    public Task Check(Lead record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.Outcome is not { } outcome || changed.AreUndone || !changed.TryGet(catalog.Of<Lead>().Find("outcome")!, out _))
        {
            return Task.CompletedTask;
        }

        if (record.Version == 0)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            record.CloseAs(outcome, new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc));
        }
        else if (record.Status != Lead.StatusOf(outcome))
        {
            errors.Add("outcome", "What had become of a lead is said when it is brought along. Convert or disqualify this one.");
        }

        return Task.CompletedTask;
    }
}
