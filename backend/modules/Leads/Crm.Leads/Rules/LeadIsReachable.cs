using Crm.Leads.Domain;
using Crm.Platform.Records;

namespace Crm.Leads.Rules;

/// <summary>A lead is at least somebody: a person, a company, an address or a number.</summary>
internal sealed class LeadIsReachable : IRecordRule<Lead>
{
    public Task Check(Lead record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (record.DisplayName is null)
        {
            errors.Add("familyName", "Give at least a name, a company, an e-mail address or a phone number.");
        }

        return Task.CompletedTask;
    }
}
