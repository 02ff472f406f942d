using System.Buffers.Text;
using System.Security.Cryptography;
using Crm.Contacts.Contracts;
using Crm.Kernel.Values;
using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Platform.Consents;
using Crm.Platform.Events;
using Crm.Platform.Mediation;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Capture;

/// <summary>Makes of a submission what it is to become: a lead, or news of somebody who is a lead or a contact already. All in the present commit.</summary>
internal sealed class FormIntake(
    LeadsDb db, FormFields fields, InquiryDesk desk, InquiryMails mails, IConsentRecorder consents, IPurposeTexts purposes, UnitOfWork unitOfWork, Outbox outbox, IMediator mediator, TimeProvider clock)
{
    private const int SecretSize = 32;
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(7);

    /// <summary>What is not asked for but known from the page.</summary>
    private static Dictionary<string, string> Hidden(FormDesign design, Submission submission) => design.Hidden
        .Select(h => (h.Field, Value: h.Parameter is { } p && submission.Page.TryGetValue(p, out var said) && !string.IsNullOrWhiteSpace(said) ? said : h.Default))
        .Where(h => !string.IsNullOrWhiteSpace(h.Value)).DistinctBy(h => h.Field, StringComparer.Ordinal).ToDictionary(h => h.Field, h => h.Value!.Trim(), StringComparer.Ordinal);

    public async Task<Taken> Take(LeadForm form, Submission submission, CancellationToken ct)
    {
        var now = Now();
        var id = Guid.CreateVersion7();
        var inquiry = new Inquiry
        {
            Id = id, Kind = InquiryKind.Form, FormId = form.Id, Reference = ShortReference.Of('I', id), OnceKey = submission.Key ?? Submission.Digest(id.ToString("N")), ReceivedAt = now,
            Language = submission.Language, Raw = submission.ToJson(), Ip = submission.Ip, Outcome = InquiryOutcome.Waiting, State = InquiryState.Unconfirmed,
            Name = NameOf(submission.Values), Email = EmailOf(submission.Values),
        };
        inquiry.EmailKey = inquiry.Email is null ? null : EmailText.Key(inquiry.Email);
        db.Inquiries.Add(inquiry);
        if (submission.Suspicion is { } suspicion)
        {
            return Refuse(inquiry, suspicion, []);
        }

        var (values, errors) = fields.Read(form.Design, submission.Values, Hidden(form.Design, submission));
        foreach (var box in form.Design.Consents.Where(c => c.Required).Select(Submission.BoxOf).Where(b => !submission.Consents.Contains(b, StringComparer.Ordinal)))
        {
            errors[box] = "required";
        }

        if (values is null || errors.Count > 0)
        {
            return Refuse(inquiry, "invalid", errors);
        }

        if (form.Design.DoubleOptIn && inquiry.Email is not null)
        {
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));
            (inquiry.ConfirmHash, inquiry.NextAt) = (Submission.Digest(token), now + ConfirmWithin);
            await mails.AskToConfirm(inquiry, token, ct);
            return Taken.Of(inquiry);
        }

        await Accept(form, inquiry, submission, values, ct);
        return Taken.Of(inquiry);
    }

    /// <summary>Goes on with what waited for the confirmation, or was refused and is none the less an inquiry.</summary>
    public async Task<bool> Resume(LeadForm form, Inquiry inquiry, CancellationToken ct)
    {
        if (Submission.Of(inquiry) is not { } submission || fields.Read(form.Design, submission.Values, Hidden(form.Design, submission)) is not ({ } values, { Count: 0 }))
        {
            return false; // The form asks something else by now, or the words are gone.
        }

        (inquiry.ConfirmHash, inquiry.Reason) = (null, null);
        await Accept(form, inquiry, submission, values, ct);
        return true;
    }

    private async Task Accept(LeadForm form, Inquiry inquiry, Submission submission, RecordValues values, CancellationToken ct)
    {
        if (await Known(inquiry, submission, ct) is { } known)
        {
            (inquiry.RecordType, inquiry.RecordId, inquiry.OwnerId, inquiry.Outcome) = (known.RecordType, known.Id, known.OwnerId, known.RecordType == "lead" ? InquiryOutcome.OpenLead : InquiryOutcome.KnownContact);
        }
        else
        {
            var lead = await mediator.Send(new CreateRecord<Lead>(values), ct);

            // Rules give it to somebody as it is saved.
            await unitOfWork.Flush(ct);
            (inquiry.RecordType, inquiry.RecordId, inquiry.OwnerId, inquiry.Outcome) = ("lead", lead.Id, lead.OwnerId, InquiryOutcome.LeadMade);
        }

        await desk.Open(inquiry, ct);
        await Consent(form, inquiry, submission, ct);
        await Recognise(submission.VisitorId, inquiry, ct);
        outbox.Add(new InquiryReceived(inquiry.Id));
        if (form.Design.SendsReceipt)
        {
            await mails.Receipt(inquiry, ct);
        }
    }

    // A contact comes before a lead, and an address says more than a number, which an office shares.
    private async Task<(string RecordType, Guid Id, Guid? OwnerId)?> Known(Inquiry inquiry, Submission submission, CancellationToken ct)
    {
        string[] emails = inquiry.Email is { } email ? [email] : [];
        string[] phones = emails.Length == 0 && submission.Values.TryGetValue(FormFields.Phone, out var phone) ? [phone] : [];
        var people = await mediator.Send(new PeopleByReach(emails, phones), ct);
        if (people.FirstOrDefault(p => p.RecordType == "contact") is { } contact)
        {
            return ("contact", contact.Id, contact.OwnerId);
        }

        var leads = (await mediator.Send(new LeadsByReach(emails, phones), ct)).Select(l => l.Id).ToList();
        var open = await db.Leads.AsNoTracking().Where(l => leads.Contains(l.Id) && l.Status != LeadStatus.Disqualified && l.Status != LeadStatus.Converted)
            .OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id).Select(l => new { l.Id, l.OwnerId }).FirstOrDefaultAsync(ct);
        return open is null ? null : ("lead", open.Id, open.OwnerId);
    }

    private async Task Consent(LeadForm form, Inquiry inquiry, Submission submission, CancellationToken ct)
    {
        var ticked = form.Design.Consents.Where(c => submission.Consents.Contains(Submission.BoxOf(c), StringComparer.Ordinal)).ToList();
        var texts = await purposes.Of([.. ticked.Select(c => c.Purpose)], submission.Language, ct);
        var acts = ticked.Where(c => texts.ContainsKey(c.Purpose)).Select(c => new ConsentAct(c.Channel, c.Purpose, ConsentStatus.Granted, "form")
        {
            Language = submission.Language, TextVersion = texts[c.Purpose].Version, Form = form.Name, Ip = submission.Ip, UserAgent = submission.UserAgent,
        }).ToList();
        if (acts.Count > 0)
        {
            await consents.Record(inquiry.RecordType!, inquiry.RecordId!.Value, acts, ct);
        }
    }

    // Whoever agreed to be recognised is recognised now.
    private async Task Recognise(Guid? visitorId, Inquiry inquiry, CancellationToken ct)
    {
        if (visitorId is { } id && await db.Visitors.FirstOrDefaultAsync(v => v.Id == id, ct) is { } visitor)
        {
            (visitor.RecordType, visitor.RecordId) = (inquiry.RecordType, inquiry.RecordId);
        }
    }

    private static Taken Refuse(Inquiry inquiry, string reason, Dictionary<string, string> errors)
    {
        // Whoever puts it right sends it under the same key.
        (inquiry.Outcome, inquiry.State, inquiry.Reason, inquiry.OnceKey) = (InquiryOutcome.Refused, InquiryState.Closed, reason, Submission.Digest(inquiry.Id.ToString("N")));
        return new Taken(TakenState.Refused, inquiry.Reference, errors);
    }

    private DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    private static string? NameOf(IReadOnlyDictionary<string, string> values)
    {
        var name = string.Join(' ', new[] { "givenName", "familyName" }.Select(f => values.GetValueOrDefault(f)?.Trim()).Where(n => !string.IsNullOrEmpty(n)));
        return (name.Length > 0 ? name : values.GetValueOrDefault("companyName")?.Trim()) is { Length: > 0 } found ? found.Replace("\0", "", StringComparison.Ordinal).AtMost(InquiryConfiguration.MaxName) : null;
    }

    private static string? EmailOf(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault(FormFields.Email) is { } typed && EmailText.Parse(typed).Address is var address && EmailText.LooksRight(address) ? address : null;
}
