using System.Globalization;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Mail.Features;

/// <summary>A mail that came in.</summary>
internal abstract class InboundMailHead
{
    public required Guid Id { get; init; }
    public string? FromName { get; init; }
    public required string FromAddress { get; init; }
    public required string Subject { get; init; }
    public required DateTime Date { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>filed, held, discarded or refused.</summary>
    public required string State { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }
    public Guid? ActivityId { get; init; }
    public required string Excerpt { get; init; }
    public required int Files { get; init; }
    public required bool Automatic { get; init; }
}

/// <summary>A mail that came in, as a list shows it.</summary>
internal sealed class InboundMailResponse : InboundMailHead;

/// <summary>One mail with what it says, and whom it may be from.</summary>
internal sealed class InboundMailDetail : InboundMailHead
{
    public required string Text { get; init; }
    public required string FullText { get; init; }
    public required bool HasHtml { get; init; }
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The lead or the contact that its sender would be.</summary>
    public ProposedContact? Proposed { get; init; }
}

/// <summary>A person as the head of a mail proposes them.</summary>
internal sealed record ProposedContact(string? GivenName, string? FamilyName, string Email);

/// <summary>How many mails came in, and what became of them: the sum of the others is the first.</summary>
internal sealed record InboundBalance(long Received, long Filed, long Held, long Discarded, long Refused);

internal sealed record ListInboundMail(MessageState State, string? Cursor) : IQuery<Page<InboundMailResponse>>;

internal sealed record GetInboundMail(Guid Id) : IQuery<InboundMailDetail>;

internal sealed record BalanceInboundMail : IQuery<InboundBalance>;

internal sealed class ReadInboundMailHandler(ActivitiesDb db, IMediator mediator, ICurrentUser user)
    : IRequestHandler<ListInboundMail, Page<InboundMailResponse>>, IRequestHandler<GetInboundMail, InboundMailDetail>, IRequestHandler<BalanceInboundMail, InboundBalance>
{
    private const int PageSize = 50;
    private const int Excerpt = 200;
    private const string Sort = "-receivedAt";

    public async Task<Page<InboundMailResponse>> Handle(ListInboundMail request, CancellationToken cancellationToken)
    {
        var mails = db.Messages.AsNoTracking();
        if (request.State == MessageState.Filed)
        {
            // What is filed is seen by who may see its activity, and by nobody else.
            var seen = db.Activities.Where(a => a.DeletionId == Guid.Empty).Reach(user, "activities.read");
            mails = mails.Where(m => seen.Any(a => a.Id == m.ActivityId));
        }

        var found = await Newest(mails, request).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new Cursor(Sort, page[^1].ReceivedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<InboundMailResponse>([.. page.Select(Head)], next);
    }

    internal static IQueryable<Message> Newest(IQueryable<Message> mails, ListInboundMail request)
    {
        // As values: SQLite follows no index by a column that stands alone as a condition.
        var (state, isInbound) = (request.State, true);
        mails = mails.Where(m => m.IsInbound == isInbound && m.State == state);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            mails = mails.Where(m => m.ReceivedAt <= from && (m.ReceivedAt < from || m.Id < id));
        }

        // Without the pages and the whole texts, which a list does not show.
        return mails.OrderByDescending(m => m.ReceivedAt).ThenByDescending(m => m.Id).Take(PageSize + 1).Select(m => new Message
        {
            Id = m.Id, ActivityId = m.ActivityId, FromName = m.FromName, FromAddress = m.FromAddress, Subject = m.Subject, Date = m.Date, ReceivedAt = m.ReceivedAt, State = m.State,
            FailureReason = m.FailureReason, IsAutomatic = m.IsAutomatic, FileIds = m.FileIds, Text = m.Text.Substring(0, 2 * Excerpt),
        });
    }

    public async Task<InboundMailDetail> Handle(GetInboundMail request, CancellationToken cancellationToken)
    {
        var mail = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Id && m.IsInbound, cancellationToken) ?? throw new NotFoundException("mail");
        if (mail.ActivityId is { } activityId)
        {
            await mediator.Send(new GetRecord<Activity>(activityId), cancellationToken);
        }

        return Show(mail);
    }

    public async Task<InboundBalance> Handle(BalanceInboundMail request, CancellationToken cancellationToken)
    {
        var counts = await db.Messages.Where(m => m.IsInbound).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new InboundBalance(counts.Values.Sum(), Of(MessageState.Filed), Of(MessageState.Held), Of(MessageState.Discarded), Of(MessageState.Refused));

        long Of(MessageState state) => counts.GetValueOrDefault(state);
    }

    internal static (string? Given, string? Family) Name(Message mail)
    {
        var words = (mail.FromName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => (null, null),
            1 => (words[0], null),
            _ when words[0].EndsWith(',') => (string.Join(' ', words[1..]), words[0].TrimEnd(',')),
            _ => (string.Join(' ', words[..^1]), words[^1]),
        };
    }

    private static InboundMailResponse Head(Message mail) => new()
    {
        Id = mail.Id, FromName = mail.FromName, FromAddress = mail.FromAddress, Subject = mail.Subject, Date = mail.Date, ReceivedAt = mail.ReceivedAt, State = mail.State.ToString().ToLowerInvariant(),
        Reason = mail.FailureReason, ActivityId = mail.ActivityId, Excerpt = Beginning(mail.Text), Files = mail.FileIds.Count, Automatic = mail.IsAutomatic,
    };

    private static InboundMailDetail Show(Message mail)
    {
        var (given, family) = Name(mail);
        return new InboundMailDetail
        {
            Id = mail.Id, FromName = mail.FromName, FromAddress = mail.FromAddress, Subject = mail.Subject, Date = mail.Date, ReceivedAt = mail.ReceivedAt, State = mail.State.ToString().ToLowerInvariant(),
            Reason = mail.FailureReason, ActivityId = mail.ActivityId, Excerpt = Beginning(mail.Text), Files = mail.FileIds.Count, Automatic = mail.IsAutomatic,
            Text = mail.Text,
            FullText = mail.FullText,
            HasHtml = mail.Html is not null,
            To = [.. mail.Recipients.Where(r => r.Kind == "to").Select(r => r.Address)],
            Proposed = mail.State == MessageState.Held && mail.FromAddress.Length > 0 ? new ProposedContact(given, family, mail.FromAddress) : null,
        };
    }

    private static string Beginning(string text)
    {
        return string.Join(' ', text.Split((char[]?)null, 80, StringSplitOptions.RemoveEmptyEntries)).AtMost(Excerpt);
    }
}

internal sealed class ListInboundMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/inbound-mail", async (string? state, string? cursor, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListInboundMail(QueryChoice.Read<MessageState>(state, "state") ?? MessageState.Held, cursor), ct)))
        .WithName("ListInboundMail").WithTags("Inbound mail").WithSummary("List mails that came in, newest first")
        .WithDescription("`state` is held (when left out), filed, discarded or refused.")
        .Requires(MailPermissions.Decide);
}

internal sealed class GetInboundMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/inbound-mail/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetInboundMail(id), ct)))
        .WithName("GetInboundMail").WithTags("Inbound mail").WithSummary("Read one mail that came in, and who its sender would be")
        .Requires(MailPermissions.Decide);
}

internal sealed class BalanceInboundMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/inbound-mail/balance", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new BalanceInboundMail(), ct)))
        .WithName("GetInboundMailBalance").WithTags("Inbound mail").WithSummary("Count what came in and what became of it: nothing is lost")
        .WithDescription("received = filed + held + discarded + refused. A mail that came twice is counted once.")
        .Requires(MailPermissions.Decide);
}
