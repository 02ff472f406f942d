using Crm.Contacts.Contracts;
using Crm.Leads.Domain;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Normalisation.People;
using Crm.Platform.Records;
using Crm.Platform.Search;

namespace Crm.Leads.Assignment;

/// <summary>
/// New leads are linked to the contact that the person is already, and those that come without an owner get one by the rules, however they came, in the commit in which they come.
/// </summary>
internal sealed class AssignNewLeads(LeadAssigner assigner) : INewRecords<Lead>
{
    public async Task Complete(IReadOnlyList<Lead> records, CancellationToken ct)
    {
        var reached = await assigner.Reached(records, ct);
        var contacts = reached.Where(r => r.RecordType == "contact").ToLookup(r => KeyOf(r.Reach), StringComparer.Ordinal);
        foreach (var lead in contacts.Count == 0 ? [] : records)
        {
            if (Same(lead, contacts) is { } contact)
            {
                lead.Recognise(contact);
            }
        }

        foreach (var (lead, given) in await assigner.Find(records, reached, ct))
        {
            lead.Give(given.OwnerId, given.TeamId, given.By, given.Rule);
        }
    }

    // As a conversion finds them: an office may share its address, so names must not speak against it; a number alone says nothing of a person without a name.
    private static Guid? Same(Lead lead, ILookup<string, ReachedRecord> contacts)
    {
        var name = Crm.Kernel.Values.PersonName.Display(lead.GivenName, lead.MiddleName, lead.FamilyName);
        return lead.Emails.SelectMany(e => contacts[EmailText.Key(e.Address)]).FirstOrDefault(c => name is null || NameMatch.IsNobody(c.Label) || NameMatch.MayBeTheSame(name, c.Label))?.Id
            ?? (name is null ? null : lead.Phones.SelectMany(p => contacts[Terms.Digits(p.Number)]).FirstOrDefault(c => NameMatch.MayBeTheSame(name, c.Label))?.Id);
    }

    private static string KeyOf(string reach) => reach.Contains('@', StringComparison.Ordinal) ? EmailText.Key(reach) : Terms.Digits(reach);
}
