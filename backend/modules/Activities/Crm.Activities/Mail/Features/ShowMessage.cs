using System.Text.Encodings.Web;
using Crm.Activities.Domain;
using Crm.Activities.Mail.Inbound;
using Crm.Kernel;
using Crm.Platform.Files;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Search;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Activities.Mail.Features;

/// <summary>The mail behind an activity: who wrote to whom, and all of its text.</summary>
internal sealed class MessageResponse
{
    public required Guid Id { get; init; }
    public required Guid ThreadId { get; init; }
    public string? FromName { get; init; }
    public required string FromAddress { get; init; }
    public required IReadOnlyList<MessageAddress> Recipients { get; init; }
    public required string Subject { get; init; }
    public required DateTime Date { get; init; }
    public required string Text { get; init; }
    public required string FullText { get; init; }
    public required bool HasHtml { get; init; }
    public required bool Inbound { get; init; }
    public required bool Automatic { get; init; }
    public required string State { get; init; }
    public string? FailureReason { get; init; }

    /// <summary>Mails of the same conversation that the caller may see, oldest first.</summary>
    public required IReadOnlyList<ConversationMail> Conversation { get; init; }
}

/// <summary>Somebody a mail is addressed to: as to, cc, bcc or replyTo.</summary>
/// <param name="Kind">to, cc, bcc or replyTo.</param>
/// <param name="Name">The name beside the address.</param>
/// <param name="Address">The address itself.</param>
/// <param name="ContactId">The contact that was chosen.</param>
/// <param name="Failure">Why it did not arrive: refused, bounced.</param>
/// <param name="Said">What a server said to that.</param>
/// <param name="Ours">It is a colleague's, or comes in here: an answer to all leaves it out.</param>
internal sealed record MessageAddress(string Kind, string? Name, string Address, Guid? ContactId, string? Failure, string? Said, bool Ours);

/// <summary>One mail of a conversation.</summary>
internal sealed record ConversationMail(Guid ActivityId, bool Inbound, bool Automatic, string? FromName, string FromAddress, DateTime Date, string Text, string State);

internal sealed record GetMessage(Guid ActivityId) : IQuery<MessageResponse>;

internal sealed record GetMessageHtml(Guid MessageId) : IQuery<string>;

internal sealed class ShowMessageHandler(ActivitiesDb db, IMediator mediator, ReferenceLabels labels, IKeptFiles files, ICurrentUser user, IOptions<InboundMailOptions> inbound)
    : IRequestHandler<GetMessage, MessageResponse>, IRequestHandler<GetMessageHtml, string>
{
    private const int MostOfThread = 50;

    public async Task<MessageResponse> Handle(GetMessage request, CancellationToken cancellationToken)
    {
        await mediator.Send(new GetRecord<Activity>(request.ActivityId), cancellationToken);
        var mail = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.ActivityId == request.ActivityId, cancellationToken) ?? throw new NotFoundException("mail");
        var seen = db.Activities.AsNoTracking().Where(a => a.DeletionId == Guid.Empty).Reach(user, "activities.read");
        var thread = await Thread(db.Messages, mail.ThreadId).Join(seen, m => m.ActivityId, a => (Guid?)a.Id, (m, _) => m)
            .OrderByDescending(m => m.Date).ThenByDescending(m => m.Id).Take(MostOfThread)
            .Select(m => new { m.ActivityId, m.IsInbound, m.IsAutomatic, m.FromName, m.FromAddress, m.Date, m.Text, m.State }).ToListAsync(cancellationToken);
        thread.Reverse();
        var ours = await Ours([.. mail.Recipients.Select(r => r.Address).Distinct(StringComparer.Ordinal)], cancellationToken);
        return new MessageResponse
        {
            Id = mail.Id,
            ThreadId = mail.ThreadId,
            FromName = mail.FromName,
            FromAddress = mail.FromAddress,
            Recipients = [.. mail.Recipients.Select(r => new MessageAddress(r.Kind, r.Name, r.Address, r.ContactId, r.Failure, r.Said, ours.Contains(r.Address)))],
            Subject = mail.Subject,
            Date = mail.Date,
            Text = mail.Text,
            FullText = mail.FullText,
            HasHtml = mail.Html is not null,
            Inbound = mail.IsInbound,
            Automatic = mail.IsAutomatic,
            State = mail.State.ToString().ToLowerInvariant(),
            FailureReason = mail.FailureReason,
            Conversation = [.. thread.Select(m => new ConversationMail(m.ActivityId!.Value, m.IsInbound, m.IsAutomatic, m.FromName, m.FromAddress, m.Date, m.Text, m.State.ToString().ToLowerInvariant()))],
        };
    }

    private async Task<HashSet<string>> Ours(List<string> addresses, CancellationToken ct)
    {
        var users = await labels.Source("user")!.Resolve([.. addresses.Select(Folding.Key).Distinct(StringComparer.Ordinal)], ct);
        return addresses.Where(a => users.ContainsKey(Folding.Key(a)) || ConversationAddress.IsOurs(a, inbound.Value.Address)).ToHashSet(StringComparer.Ordinal);
    }

    internal static IQueryable<Message> Thread(IQueryable<Message> messages, Guid threadId) => messages.AsNoTracking().Where(m => m.ThreadId == threadId);

    public async Task<string> Handle(GetMessageHtml request, CancellationToken cancellationToken)
    {
        var mail = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.MessageId, cancellationToken) ?? throw new NotFoundException("mail");
        if (mail.ActivityId is { } activityId)
        {
            await mediator.Send(new GetRecord<Activity>(activityId), cancellationToken);
        }
        else if (user.LevelOf(MailPermissions.Decide.Name) == AccessLevel.None)
        {
            throw new NotFoundException("mail");
        }

        if (mail.Html is not { } page)
        {
            return Plain(mail.FullText);
        }

        // Only the mail's own files: a page may name others.
        var pictures = InlinePictures.In(page).Intersect(mail.FileIds).ToList();
        return InlinePictures.Show(page, await files.Pictures(pictures, InlinePictures.MostBytes, cancellationToken));
    }

    private static string Plain(string text) => $"<!doctype html><meta charset=\"utf-8\"><pre style=\"white-space:pre-wrap\">{HtmlEncoder.Default.Encode(text)}</pre>";
}

internal sealed class GetMessageEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/activities/{id:guid}/message", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetMessage(id), ct)))
        .WithName("GetMessageOfActivity").WithTags("Activities").WithSummary("Read the mail behind an activity: its head, all of its text, its conversation")
        .Requires("activities.read");
}

internal sealed class ShowMessageHtmlEndpoint : IEndpoint
{
    // No scripts, no forms, nothing from elsewhere; what stands in the mail itself may be shown.
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/messages/{id:guid}/html", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var html = await mediator.Send(new GetMessageHtml(id), ct);
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XFrameOptions = "SAMEORIGIN";
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Content(html, "text/html; charset=utf-8");
        })
        .WithName("ShowMessageHtml").WithTags("Activities").WithSummary("The HTML of a mail, for a frame")
        .WithDescription("Under a content security policy that forbids scripts, forms and anything from other places: nothing tells the sender that it was read.")
        .Produces(StatusCodes.Status200OK, contentType: "text/html")
        .RequiresSignIn();
}
