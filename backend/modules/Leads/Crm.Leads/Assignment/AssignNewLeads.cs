using Crm.Leads.Domain;
using Crm.Platform.Records;

namespace Crm.Leads.Assignment;

/// <summary>Leads that come without an owner get one by the rules, however they came, in the commit in which they come.</summary>
internal sealed class AssignNewLeads(LeadAssigner assigner) : INewRecords<Lead>
{
    public async Task Complete(IReadOnlyList<Lead> records, CancellationToken ct)
    {
        foreach (var (lead, given) in await assigner.Find(records, ct))
        {
            lead.Give(given.OwnerId, given.TeamId, given.By, given.Rule);
        }
    }
}
