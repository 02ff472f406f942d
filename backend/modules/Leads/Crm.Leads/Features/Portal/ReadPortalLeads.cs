using System.Globalization;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Leads.Domain;
using Crm.Leads.Partners;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Portal;

/// <summary>Lists the leads of the dealer for whom the caller works.</summary>
internal sealed record ReadPortalLeads(OfferState State, string? Cursor, int Limit) : IQuery<Page<PortalLead>>;

/// <summary>Reads one of them.</summary>
internal sealed record ReadPortalLead(Guid Id) : IQuery<PortalLead>;

/// <summary>A lead as a dealer sees it. How to reach somebody is in it once the lead was accepted.</summary>
internal sealed class PortalLead
{
    public required Guid Id { get; init; }
    public string? Name { get; init; }
    public string? CompanyName { get; init; }
    public string? Title { get; init; }
    public string? City { get; init; }
    public string? Country { get; init; }
    public string? Interest { get; init; }
    public string? Product { get; init; }
    public string? Timing { get; init; }
    public string? Reference { get; init; }

    /// <summary>offered or accepted.</summary>
    public required OfferState State { get; init; }

    /// <summary>assigned, contacted, working, qualified and so on.</summary>
    public required string Status { get; init; }
    public required DateTime OfferedAt { get; init; }

    /// <summary>Until when it is to be answered.</summary>
    public required DateTime DueAt { get; init; }
    public string? Message { get; init; }
    public string? Language { get; init; }
    public IReadOnlyList<string> Emails { get; init; } = [];
    public IReadOnlyList<string> Phones { get; init; } = [];
    public IReadOnlyList<PostalAddress> Addresses { get; init; } = [];

    /// <summary>What the dealer's people have noted, the newest first; only for a single lead.</summary>
    public IReadOnlyList<PortalNote> Notes { get; init; } = [];

    public static PortalLead Of(Lead lead, LeadOffer offer, IReadOnlyList<PortalNote>? notes = null)
    {
        var isTheirs = offer.State == OfferState.Accepted;
        return new PortalLead
        {
            Id = lead.Id, Name = isTheirs ? lead.DisplayName : PersonName.Display(lead.GivenName, lead.MiddleName, lead.FamilyName), CompanyName = lead.CompanyName, Title = lead.Title, City = lead.Addresses.FirstOrDefault()?.City, Country = lead.Addresses.FirstOrDefault()?.Country,
            Interest = lead.Interest, Product = lead.Product, Timing = Word(lead.Timing), Reference = lead.Reference, State = offer.State, Status = Word(lead.Status) ?? "", OfferedAt = offer.OfferedAt, DueAt = offer.DueAt, Language = lead.Language,
            Message = isTheirs ? lead.Message : null, Emails = isTheirs ? [.. lead.Emails.Select(e => e.Address)] : [], Phones = isTheirs ? [.. lead.Phones.Select(p => p.Number)] : [], Addresses = isTheirs ? lead.Addresses : [], Notes = notes ?? [],
        };
    }

    private static string? Word<TEnum>(TEnum? choice)
        where TEnum : struct, Enum => choice is { } value ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) : null;
}

/// <summary>A note of one of the dealer's people.</summary>
internal sealed record PortalNote(DateTime At, string Text, string? ByName);

internal sealed class ReadPortalLeadsHandler(LeadsDb db, PortalDoor portal, INoteBook notes, ReferenceLabels labels) : IRequestHandler<ReadPortalLeads, Page<PortalLead>>, IRequestHandler<ReadPortalLead, PortalLead>
{
    private const string Order = "-offeredAt";

    public async Task<Page<PortalLead>> Handle(ReadPortalLeads request, CancellationToken cancellationToken)
    {
        if (request.Limit is < 1 or > 200)
        {
            throw new InvalidInputException("limit", "Give a number from 1 to 200.");
        }

        var company = portal.Company;
        var offers = db.Offers.AsNoTracking().Where(o => o.PartnerId == company && o.State == request.State);
        if (Cursor.Decode(request.Cursor, Order) is { } cursor)
        {
            var at = long.TryParse(cursor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc)
                : throw new InvalidInputException("cursor", "This cursor belongs to another list. Start again without a cursor.");
            offers = offers.Where(Keyset.After<LeadOffer, DateTime>(o => o.OfferedAt, o => o.Id, descending: true, at, cursor.Id));
        }

        var rows = await offers.OrderByDescending(o => o.OfferedAt).ThenByDescending(o => o.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
        var page = rows.Take(request.Limit).ToList();
        var ids = page.Select(o => o.LeadId).ToList();
        var leads = await db.Leads.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id) && l.PartnerId == company && l.DeletionId == Guid.Empty).ToDictionaryAsync(l => l.Id, cancellationToken);
        var next = rows.Count > request.Limit ? new Cursor(Order, page[^1].OfferedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<PortalLead>([.. page.Where(o => leads.ContainsKey(o.LeadId)).Select(o => PortalLead.Of(leads[o.LeadId], o))], next);
    }

    public async Task<PortalLead> Handle(ReadPortalLead request, CancellationToken cancellationToken)
    {
        var (lead, offer) = await portal.Get(request.Id, cancellationToken);
        var theirs = await notes.Of("lead", lead.Id, await portal.People(cancellationToken), cancellationToken);
        var names = await labels.Fetch(theirs.Select(n => ("user", n.By)), cancellationToken);
        return PortalLead.Of(lead, offer, [.. theirs.Select(n => new PortalNote(n.At, n.Text, names.Of("user", n.By)))]);
    }
}

internal sealed class ReadPortalLeadsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/portal/leads", async (string? state, string? cursor, IMediator mediator, CancellationToken ct, int limit = 50) =>
                TypedResults.Ok(await mediator.Send(new ReadPortalLeads(State(state), cursor, limit), ct)))
            .WithName("ListPortalLeads").WithTags("Partner portal").WithSummary("List the leads of one's own company").WithDescription("For the people of dealers: those that wait for an answer (`state=offered`), or that were accepted; the newest first.")
            .Requires(PartnerPermissions.Portal).EvenForPartners();
        routes.MapGet("/portal/leads/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadPortalLead(id), ct)))
            .WithName("ReadPortalLead").WithTags("Partner portal").WithSummary("Read a lead of one's own company").WithDescription("How to reach somebody is in it once the lead was accepted.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(PartnerPermissions.Portal).EvenForPartners();
    }

    private static OfferState State(string? text) => QueryChoice.Read<PortalState>(text, "state") == PortalState.Accepted ? OfferState.Accepted : OfferState.Offered;

    private enum PortalState
    {
        Offered,
        Accepted,
    }
}
