using System.Globalization;
using Crm.Kernel.Values;
using Crm.Leads.Capture;
using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Answers;

internal sealed class ReadInquiryHandler(LeadsDb db) : IRequestHandler<ReadInquiry, InquiryText?>
{
    private const int MostViews = 200;

    public async Task<InquiryText?> Handle(ReadInquiry request, CancellationToken cancellationToken)
    {
        var inquiry = await db.Inquiries.AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.InquiryId, cancellationToken);
        if (inquiry is not { RecordType: { } type, RecordId: { } id } || Submission.Of(inquiry) is not { } submission)
        {
            return null;
        }

        var form = await db.Forms.AsNoTracking().FirstOrDefaultAsync(f => f.Id == inquiry.FormId, cancellationToken);
        var asked = form?.Design.Fields.Where(f => submission.Values.ContainsKey(f.Field)) ?? [];
        var lines = asked.Select(f => $"{InquiryTexts.LabelOf(f, submission.Language)}: {submission.Values[f.Field]}");
        return new InquiryText(inquiry.ReceivedAt, inquiry.Reference, type, id, inquiry.OwnerId, form?.Name ?? "", string.Join("\n\n", lines)) { Visits = await Visits(submission.VisitorId, inquiry, cancellationToken) };
    }

    // Those before this inquiry, and behind the one before it: each is told of once.
    private async Task<VisitsText?> Visits(Guid? visitorId, Inquiry inquiry, CancellationToken ct)
    {
        if (visitorId is not { } id)
        {
            return null;
        }

        var earlier = await db.Inquiries.Where(i => i.RecordId == inquiry.RecordId && i.ReceivedAt < inquiry.ReceivedAt).MaxAsync(i => (DateTime?)i.ReceivedAt, ct) ?? DateTime.UnixEpoch;
        var views = await db.PageViews.AsNoTracking().Where(v => v.VisitorId == id && v.At <= inquiry.ReceivedAt && v.At > earlier).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Take(MostViews).ToListAsync(ct);
        if (views.Count == 0)
        {
            return null;
        }

        var about = views.Where(v => v.Product is not null).GroupBy(v => v.Product!, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(5).Select(g => $"{g.Key} ({g.Count()})");
        var lines = views.Select(v => string.Create(CultureInfo.InvariantCulture, $"- {v.At:yyyy-MM-dd HH:mm} UTC · {v.Title ?? v.Path} · {v.Path}"));
        return new VisitsText(views[0].At, string.Create(CultureInfo.InvariantCulture, $"{views[0].Site}: {views.Count} · {string.Join(", ", about)}").TrimEnd(' ', '·'), string.Join('\n', lines));
    }
}

internal sealed class NoteAnswersHandler(LeadsDb db) : IRequestHandler<NoteAnswers, Unit>
{
    public async Task<Unit> Handle(NoteAnswers request, CancellationToken cancellationToken)
    {
        var ids = request.Answers.Select(a => (Guid?)a.RecordId).Distinct().ToList();
        var open = await db.Inquiries.Where(i => ids.Contains(i.RecordId) && i.State == InquiryState.Open).ToListAsync(cancellationToken);
        foreach (var inquiry in open)
        {
            if (request.Answers.Where(a => a.RecordId == inquiry.RecordId && a.At >= inquiry.ReceivedAt).MinBy(a => a.At) is { } answer)
            {
                InquiryDesk.Close(inquiry, InquiryState.Answered, answer.At, answer.By);
            }
        }

        return Unit.Value;
    }
}

internal sealed class MailInquiryHandler(LeadsDb db, InquiryDesk desk, InquiryMails mails, IUserDirectory users, TimeProvider clock) : IRequestHandler<MailInquiry, Unit>
{
    /// <summary>Whoever writes several mails in a row gets one receipt.</summary>
    private static readonly TimeSpan OneReceipt = TimeSpan.FromHours(24);

    public async Task<Unit> Handle(MailInquiry request, CancellationToken cancellationToken)
    {
        var inquiry = await db.Inquiries.FirstOrDefaultAsync(i => i.SourceId == request.MessageId, cancellationToken);
        if (request.Fate == MailFate.Waits && inquiry is null)
        {
            await Begin(request, cancellationToken);
        }
        else if (inquiry is not null)
        {
            await Move(inquiry, request, cancellationToken);
        }

        return Unit.Value;
    }

    private async Task Begin(MailInquiry request, CancellationToken ct)
    {
        var (id, now, email) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime, request.Email);
        var key = string.IsNullOrEmpty(email) ? null : EmailText.Key(email).AtMost(InquiryConfiguration.MaxEmail);
        var inquiry = new Inquiry
        {
            Id = id, Kind = InquiryKind.Mail, SourceId = request.MessageId, Reference = ShortReference.Of('I', id), OnceKey = Submission.Digest($"mail {request.MessageId:N}"), ReceivedAt = now,
            Outcome = InquiryOutcome.Waiting, Name = request.Name?.AtMost(InquiryConfiguration.MaxName), Email = key is null ? null : email!.AtMost(InquiryConfiguration.MaxEmail), EmailKey = key, OwnerId = await desk.Catcher(ct),
        };
        var since = now - OneReceipt;
        var wasTold = key is null || await db.Inquiries.AnyAsync(i => i.EmailKey == key && i.ReceivedAt > since, ct);
        db.Inquiries.Add(inquiry);
        await desk.Open(inquiry, ct);
        if (!wasTold && EmailText.LooksRight(email!))
        {
            await mails.Receipt(inquiry, ct);
        }
    }

    private async Task Move(Inquiry inquiry, MailInquiry request, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        (inquiry.RecordType, inquiry.RecordId) = (request.RecordType, request.RecordId);
        inquiry.Version++;
        switch (request.Fate)
        {
            case MailFate.Waits:
                (inquiry.Outcome, inquiry.State, inquiry.Reason, inquiry.NextAt) = (InquiryOutcome.Waiting, InquiryState.Open, null, inquiry.DueAt);
                break;
            case MailFate.Discarded:
                (inquiry.Outcome, inquiry.Reason) = (InquiryOutcome.Refused, "discarded");
                InquiryDesk.Close(inquiry, InquiryState.Closed);
                break;
            default:
                await Place(inquiry, now, ct);
                break;
        }
    }

    private async Task Place(Inquiry inquiry, DateTime now, CancellationToken ct)
    {
        var lead = inquiry.RecordType == "lead" ? await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == inquiry.RecordId, ct) : null;
        inquiry.Outcome = lead is null ? InquiryOutcome.KnownContact : lead.CreatedAt >= inquiry.ReceivedAt && !await IsTaken(inquiry, ct) ? InquiryOutcome.LeadMade : InquiryOutcome.OpenLead;
        if (InquiryDesk.After(lead?.Status) is { } state)
        {
            InquiryDesk.Close(inquiry, state, now);
        }
        else if (lead?.OwnerId is { } owner)
        {
            InquiryDesk.Give(inquiry, owner, (await users.TeamOf(owner, ct)).TeamId, now);
        }
    }

    // One lead is made once, however many mails of its sender had waited.
    private Task<bool> IsTaken(Inquiry inquiry, CancellationToken ct) =>
        db.Inquiries.AnyAsync(i => i.RecordId == inquiry.RecordId && i.Outcome == InquiryOutcome.LeadMade && i.Id != inquiry.Id, ct);
}
