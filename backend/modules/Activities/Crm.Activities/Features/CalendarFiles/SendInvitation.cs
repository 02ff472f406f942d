using System.Globalization;
using System.Text;
using Crm.Activities.CalendarFiles;
using Crm.Activities.Domain;
using Crm.Activities.Mail;
using Crm.Kernel;
using Crm.Platform.Files;
using Crm.Platform.Http;
using Crm.Platform.Mailing;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Crm.Activities.Features.CalendarFiles;

/// <summary>A word to those who are invited.</summary>
internal sealed record SendInvitationBody(string? Message = null);

/// <summary>Invites everybody who takes part and has an address, each with a mail of their own; of a cancelled meeting, tells those who were invited.</summary>
internal sealed record SendInvitation(Guid Id, string? Message) : ICommand<Activity>;

internal sealed class SendInvitationValidator : AbstractValidator<SendInvitation>
{
    public SendInvitationValidator() => RuleFor(i => i.Message).MaximumLength(5000);
}

internal sealed class SendInvitationHandler(
    IMediator mediator, RecordCatalog catalog, IExternalIds keys, IUserContacts users, IKeptFiles files, IMailer mailer, Viewpoint viewpoint, IOptions<InboundMailOptions> inbound, TimeProvider clock)
    : IRequestHandler<SendInvitation, Activity>
{
    public async Task<Activity> Handle(SendInvitation request, CancellationToken cancellationToken)
    {
        var meeting = await mediator.Send(new GetRecord<Activity>(request.Id), cancellationToken);
        var asked = meeting.Attendees.Where(a => a.Email is not null).DistinctBy(a => EmailText.Key(a.Email!)).ToList();
        var isCancelled = meeting.Status == ActivityStatus.Cancelled;
        if (meeting is not { Kind: ActivityKind.Meeting, StartsAt: not null } || (isCancelled && meeting.InvitedAt is null) || asked.Count == 0)
        {
            throw new ConflictException("cannot_invite", "Invitations are for a meeting that has a time and somebody who takes part and has an address.");
        }

        var owner = meeting.OwnerId is { } id && await users.Of([id], cancellationToken) is [var found, ..] ? found : null;
        if (owner is null || (await keys.KeysOf("activity", CalendarImporter.Source, [meeting.Id], cancellationToken)).Count > 0)
        {
            throw new ConflictException("not_the_organizer", "Only a meeting that was made here and has an owner is one to invite to.");
        }

        // Answers go to whom the calendar file names: to us where mails come in, so that they are noted.
        var organizer = new Organizer(owner.Name, inbound.Value.Address ?? owner.Email);
        var calendar = CalendarWriter.Write([meeting], isCancelled ? "CANCEL" : "REQUEST", viewpoint.Zone(), new Dictionary<Guid, string>(), _ => organizer);
        var file = await files.Keep([new IncomingFile(isCancelled ? MailAttachments.Cancellation : MailAttachments.Invitation, Encoding.UTF8.GetBytes(calendar))], recordType: null, recordId: null, cancellationToken);
        foreach (var (attendee, place) in asked.Select((a, i) => (a, i)))
        {
            var mail = new MailMessage($"invitation:{meeting.Id}:{meeting.Version}:{place}", attendee.Email!, isCancelled ? $"✕ {meeting.Subject}" : meeting.Subject!, Text(meeting, request.Message));
            await mailer.Send(mail with { ToName = attendee.Name, FromName = owner.Name, ReplyTo = owner.Email, FileIds = file }, cancellationToken);
        }

        var values = new RecordValues();
        values.Set(catalog.Of<Activity>().Find("invitedAt")!, clock.GetUtcNow().UtcDateTime);
        return await mediator.Send(new UpdateRecord<Activity>(meeting.Id, values), cancellationToken);
    }

    // Without words of ours: whoever reads it may have another language.
    private string Text(Activity meeting, string? message)
    {
        var zone = viewpoint.Zone();
        var start = TimeZoneInfo.ConvertTimeFromUtc(meeting.StartsAt!.Value, zone);
        var end = meeting.EndsAt is { } ends ? TimeZoneInfo.ConvertTimeFromUtc(ends, zone) : (DateTime?)null;
        var time = meeting.AllDay == true ? start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{start:yyyy-MM-dd HH:mm}{(end is null ? "" : end.Value.Date == start.Date ? $"–{end:HH:mm}" : $" – {end:yyyy-MM-dd HH:mm}")} ({zone.Id})");
        var cancelled = meeting.Status == ActivityStatus.Cancelled ? "✕ Cancelled · Cancelado · Annullato · Отменено · 已取消" : null;
        return string.Join('\n', new[] { cancelled, meeting.Subject, time, meeting.Place, "", message ?? meeting.Body }.OfType<string>()).Trim();
    }
}

internal sealed class SendInvitationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/{id:guid}/invitation", async (Guid id, SendInvitationBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new SendInvitation(id, body.Message), ct), StatusCodes.Status200OK, ct))
        .WithName("SendInvitation").WithTags("Calendar").WithSummary("Invite those who take part in a meeting")
        .WithDescription("Everybody among `attendees` with an e-mail address gets a mail with the meeting as a calendar file that asks for an answer. An answer that comes in by mail, or is brought with `POST /activities/import-ics`, sets the attendee's `response`. Sent again after a change, it brings calendars up to date; sent for a cancelled meeting to which people were invited, it takes it out of them (METHOD:CANCEL). Send `{}` where there is nothing to say.")
        .AnswersRecord<Activity>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("activities.edit");
}
