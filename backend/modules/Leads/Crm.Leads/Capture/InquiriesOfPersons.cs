using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Capture;

/// <summary>What a person asked: that they did stays counted; who they are and what they wrote goes.</summary>
internal sealed class InquiriesOfPersons(LeadsDb db) : IPersonalData
{
    public string Source => "inquiries";

    public IReadOnlyList<Type> Tables => [typeof(Inquiry)];

    public async Task<long> Count(Person person, CancellationToken ct) => await (await Of(person, ct)).LongCountAsync(ct);

    public async Task<IReadOnlyList<JsonNode>> Export(Person person, CancellationToken ct) => [.. (await (await Of(person, ct)).AsNoTracking().OrderBy(i => i.ReceivedAt).ToListAsync(ct)).Select(i => JsonSerializer.SerializeToNode(
        new { i.Reference, i.ReceivedAt, i.Outcome, i.State, i.Name, i.Email, i.Language, i.Raw, i.Ip, i.AnsweredAt }, JsonColumn.Options)!)];

    public async Task<long> Erase(Person person, CancellationToken ct) => await (await Of(person, ct)).ExecuteUpdateAsync(
        u => u.SetProperty(i => i.Name, (string?)null).SetProperty(i => i.Email, (string?)null).SetProperty(i => i.EmailKey, (string?)null).SetProperty(i => i.Raw, (string?)null).SetProperty(i => i.Ip, (string?)null)
            .SetProperty(i => i.ConfirmHash, (string?)null).SetProperty(i => i.RecordId, (Guid?)null).SetProperty(i => i.NextAt, (DateTime?)null)
            .SetProperty(i => i.State, i => i.State == InquiryState.Answered ? InquiryState.Answered : InquiryState.Closed), ct);

    // Those of the lead that they were, and those by which they are not known: refused, or not confirmed.
    private async Task<IQueryable<Inquiry>> Of(Person person, CancellationToken ct)
    {
        var contacts = person.Ids.Select(id => (Guid?)id).ToList();
        var ids = contacts.Concat((await db.Leads.Where(l => contacts.Contains(l.ContactId)).Select(l => l.Id).ToListAsync(ct)).Select(id => (Guid?)id)).ToList();
        var keys = person.Values.Where(v => v.Contains('@', StringComparison.Ordinal)).Select(EmailText.Key).ToList();
        return db.Inquiries.Where(i => ids.Contains(i.RecordId) || keys.Contains(i.EmailKey!));
    }
}
