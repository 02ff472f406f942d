using Crm.Leads.Domain;
using Crm.Leads.Edits;

namespace Crm.Leads.Assignment;

/// <summary>Gives leads that are there to their owners.</summary>
internal sealed class AssignmentWriter(LeadEdits edits)
{
    /// <summary>Answers the change set; null where there was nothing to do.</summary>
    public Task<Guid?> Write(IReadOnlyDictionary<Lead, Given> given, CancellationToken ct) => edits.Write(
        [.. given.Keys], lead => lead.Give(given[lead].OwnerId, given[lead].TeamId, given[lead].By, given[lead].Rule), still: lead => lead.OwnerId == null, ct);
}
