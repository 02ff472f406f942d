using Crm.Leads.Domain;
using Crm.Leads.Scoring;
using Crm.Platform.Records;

namespace Crm.Leads.Rules;

/// <summary>A lead that is saved has the score that follows from it; it refuses nothing.</summary>
internal sealed class LeadIsScored(LeadScoring scoring) : IRecordRule<Lead>
{
    public async Task Check(Lead record, RecordValues changed, InputErrors errors, CancellationToken ct) => record.Rate((await scoring.Current(ct)).Score(record));
}
