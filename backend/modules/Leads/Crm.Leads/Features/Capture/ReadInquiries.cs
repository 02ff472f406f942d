using System.Globalization;
using System.Text.Json;
using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Platform.Http;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Capture;

/// <summary>Lists inquiries, the newest first.</summary>
/// <param name="Search">A reference or an e-mail address.</param>
internal sealed record ReadInquiries(string? Cursor, int Limit, InquiryState? State, InquiryOutcome? Outcome, Guid? FormId, Guid? OwnerId, string? Search) : IQuery<Page<InquiryItem>>;

/// <summary>An inquiry: who asked, what became of it, who answers and until when.</summary>
/// <param name="Values">What was answered, by question; empty where it is forgotten.</param>
internal sealed record InquiryItem(
    Guid Id, InquiryKind Kind, string Reference, DateTime ReceivedAt, InquiryOutcome Outcome, InquiryState State, string? Reason, string? Name, string? Email, Guid? FormId, string? FormName, string? RecordType, Guid? RecordId,
    string? RecordName, Guid? OwnerId, string? OwnerName, DateTime? DueAt, DateTime? AnsweredAt, DateTime? RemindedAt, DateTime? EscalatedAt, IReadOnlyDictionary<string, string> Values);

internal sealed class ReadInquiriesHandler(LeadsDb db, ReferenceLabels labels, ICurrentUser user) : IRequestHandler<ReadInquiries, Page<InquiryItem>>
{
    private const string Order = "-receivedAt";

    public async Task<Page<InquiryItem>> Handle(ReadInquiries request, CancellationToken cancellationToken)
    {
        if (request.Limit is < 1 or > 200)
        {
            throw new InvalidInputException("limit", "Give a number from 1 to 200.");
        }

        var rows = Filter(InquiryReach.Of(db.Inquiries.AsNoTracking(), user), request);
        if (Cursor.Decode(request.Cursor, Order) is { } cursor)
        {
            var at = long.TryParse(cursor.Key, CultureInfo.InvariantCulture, out var ticks) && ticks is > 0 and < 3_000_000_000_000_000_000 ? new DateTime(ticks, DateTimeKind.Utc) : throw new InvalidInputException("cursor", "Start again without a cursor.");
            rows = rows.Where(Keyset.After<Inquiry, DateTime>(i => i.ReceivedAt, i => i.Id, descending: true, at, cursor.Id));
        }

        var found = await rows.OrderByDescending(i => i.ReceivedAt).ThenByDescending(i => i.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = found.Take(request.Limit).ToList();
        var next = found.Count > request.Limit ? new Cursor(Order, page[^1].ReceivedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<InquiryItem>(await Show(page, cancellationToken), next);
    }

    private static IQueryable<Inquiry> Filter(IQueryable<Inquiry> rows, ReadInquiries request)
    {
        rows = request.State is { } state ? rows.Where(i => i.State == state) : rows;
        rows = request.Outcome is { } outcome ? rows.Where(i => i.Outcome == outcome) : rows;
        rows = request.FormId is { } form ? rows.Where(i => i.FormId == form) : rows;
        rows = request.OwnerId is { } owner ? rows.Where(i => i.OwnerId == owner) : rows;
        if (string.IsNullOrWhiteSpace(request.Search))
        {
            return rows;
        }

        var search = request.Search.Trim();
        var (reference, email) = (search.ToUpperInvariant(), EmailText.Key(search));
        return search.Contains('@', StringComparison.Ordinal) ? rows.Where(i => i.EmailKey == email) : rows.Where(i => i.Reference == reference);
    }

    private async Task<IReadOnlyList<InquiryItem>> Show(List<Inquiry> page, CancellationToken ct)
    {
        var forms = page.Select(i => i.FormId).OfType<Guid>().Distinct().ToList();
        var formNames = await db.Forms.AsNoTracking().Where(f => forms.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        var names = await labels.Fetch(page.Where(i => i.RecordId is not null).Select(i => (i.RecordType!, i.RecordId!.Value)).Concat(page.Where(i => i.OwnerId is not null).Select(i => ("user", i.OwnerId!.Value))), ct);
        return [.. page.Select(i => Show(i, formNames, names))];
    }

    private static InquiryItem Show(Inquiry i, Dictionary<Guid, string> formNames, Labels names) => new(
        i.Id, i.Kind, i.Reference, i.ReceivedAt, i.Outcome, i.State, i.Reason, i.Name, i.Email, i.FormId, i.FormId is { } form ? formNames.GetValueOrDefault(form) : null, i.RecordType, i.RecordId,
        i.RecordType is null ? null : names.Of(i.RecordType, i.RecordId), i.OwnerId, names.Of("user", i.OwnerId), i.DueAt, i.AnsweredAt, i.RemindedAt, i.EscalatedAt,
        Submission.Of(i)?.Values ?? new Dictionary<string, string>(StringComparer.Ordinal));
}

/// <summary>Whose inquiries somebody sees: as far as the right to see leads reaches.</summary>
internal static class InquiryReach
{
    public static IQueryable<Inquiry> Of(IQueryable<Inquiry> rows, ICurrentUser user, string permission = CapturePermissions.Read)
    {
        var (me, teams) = (user.Id, user.TeamIds.Select(t => (Guid?)t).ToList());
        return user.LevelOf(permission) switch
        {
            AccessLevel.All => rows,
            AccessLevel.Team when teams.Count > 0 => rows.Where(i => teams.Contains(i.TeamId)),
            AccessLevel.None => rows.Where(i => false),
            _ => rows.Where(i => i.OwnerId == me),
        };
    }
}

internal sealed class ReadInquiriesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/inquiries", async (string? cursor, string? state, string? outcome, Guid? formId, Guid? ownerId, string? search, IMediator mediator, CancellationToken ct, int limit = 50) => TypedResults.Ok(await mediator.Send(
            new ReadInquiries(cursor, limit, QueryChoice.Read<InquiryState>(state, "state"), QueryChoice.Read<InquiryOutcome>(outcome, "outcome"), formId, ownerId, search), ct)))
        .WithName("ListInquiries").WithTags("Inquiries").WithSummary("List what customers have asked, the newest first")
        .WithDescription("By forms, and by mails from people whom nobody knows. `state` is unconfirmed, open, answered or closed; `outcome` waiting, leadMade, openLead, knownContact or refused. `search` takes a reference or an e-mail address.")
        .Requires(CapturePermissions.Read);
}
