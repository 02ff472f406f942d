using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing.Features;

/// <summary>Mails of the product, newest first.</summary>
internal sealed record ListMails(MailState? State, string? Cursor) : IQuery<Page<MailResponse>>;

/// <summary>One mail, with what it says.</summary>
internal sealed record GetMail(Guid Id) : IQuery<MailDetail>;

internal sealed class ReadMailsHandler(CrmDbContext db, IOptions<MailOptions> options) : IRequestHandler<ListMails, Page<MailResponse>>, IRequestHandler<GetMail, MailDetail>
{
    private const int PageSize = 50;
    private const string Sort = "-createdAt";

    public async Task<Page<MailResponse>> Handle(ListMails request, CancellationToken cancellationToken)
    {
        var found = await Query(db, request).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new Cursor(Sort, page[^1].CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<MailResponse>(page, next);
    }

    public async Task<MailDetail> Handle(GetMail request, CancellationToken cancellationToken)
    {
        var mail = await db.Set<Mail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken) ?? throw new NotFoundException("mail");
        return MailDetail.Of(mail, options.Value);
    }

    internal static IQueryable<MailResponse> Query(CrmDbContext db, ListMails request)
    {
        var mails = request.State is { } state ? db.Set<Mail>().Where(m => m.State == state) : db.Set<Mail>();
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            mails = mails.Where(m => m.CreatedAt <= from && (m.CreatedAt < from || m.Id < id));
        }

        // Without the texts, which a list does not show.
        return mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(PageSize + 1).Select(m => new MailResponse
        {
            Id = m.Id,
            To = m.ToAddress,
            ToName = m.ToName,
            Subject = m.Subject,
            State = m.State,
            Attempts = m.Attempts,
            Error = m.Error,
            Template = m.Template,
            CreatedAt = m.CreatedAt,
            SentAt = m.SentAt,
            NextAttemptAt = m.State == MailState.Queued ? m.NextAttemptAt : null,
        });
    }
}

internal sealed class ListMailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/mails", async (string? state, string? cursor, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListMails(QueryChoice.Read<MailState>(state, "state"), cursor), ct)))
        .WithName("ListMails").WithTags("Mails").WithSummary("List mails of the product, newest first")
        .WithDescription("`held`: there is no mail server, or this is a developer's machine; it shows what would be sent. `state` is queued, sent, failed or held.")
        .Requires(MailPermissions.Manage);
}

internal sealed class GetMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/mails/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetMail(id), ct)))
        .WithName("GetMail").WithTags("Mails").WithSummary("Read one mail: its head, its text and its HTML")
        .Requires(MailPermissions.Manage);
}
