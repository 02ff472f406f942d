using Crm.Kernel;
using Crm.Leads.Partners;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Partners;

/// <summary>Where a dealer sells.</summary>
internal sealed class PartnerRegionBody
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The name of a region; without one, the whole country.</summary>
    public string? Region { get; init; }

    /// <summary>The beginning of its postcodes.</summary>
    public string? PostalPrefix { get; init; }
}

/// <summary>An account that sells for us.</summary>
internal sealed class PartnerBody
{
    public bool IsActive { get; init; } = true;

    /// <summary>The colleague who looks after it: leads that it has belong to them.</summary>
    public Guid? ManagerId { get; init; }
    public IReadOnlyList<PartnerRegionBody> Regions { get; init; } = [];

    /// <summary>Products or families as leads name them; none is everything.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>How many working hours it has to answer.</summary>
    public int AcceptHours { get; init; } = 16;
}

/// <summary>A dealer.</summary>
internal sealed class PartnerResponse
{
    public required Guid AccountId { get; init; }
    public string? AccountName { get; init; }
    public required long Version { get; init; }
    public required PartnerBody Profile { get; init; }
    public string? ManagerName { get; init; }

    public static PartnerResponse Of(PartnerProfile partner, Labels names) => new()
    {
        AccountId = partner.AccountId, AccountName = names.Of("account", partner.AccountId), Version = partner.Version, ManagerName = names.Of("user", partner.ManagerId),
        Profile = new PartnerBody
        {
            IsActive = partner.IsActive, ManagerId = partner.ManagerId, Products = partner.Products, AcceptHours = partner.AcceptHours,
            Regions = [.. partner.Regions.Select(r => new PartnerRegionBody { Country = r.Country, Region = r.Region, PostalPrefix = r.PostalPrefix })],
        },
    };
}

/// <summary>All dealers.</summary>
internal sealed class PartnerList
{
    public required IReadOnlyList<PartnerResponse> Items { get; init; }
}

/// <summary>Reads all dealers, or one.</summary>
internal sealed record ReadPartners(Guid? AccountId) : IQuery<PartnerList>;

/// <summary>Makes an account a dealer, or changes what it sells.</summary>
internal sealed record SavePartner(Guid AccountId, PartnerBody Profile) : ICommand<PartnerResponse>;

internal sealed class SavePartnerValidator : AbstractValidator<SavePartner>
{
    public SavePartnerValidator()
    {
        RuleFor(p => p.Profile.AcceptHours).InclusiveBetween(1, 1000).OverridePropertyName("acceptHours");
        RuleFor(p => p.Profile.Products).Must(p => p.Count <= 50 && p.All(IsWord)).WithMessage("Name 50 products at most, 1 to 200 characters each.").OverridePropertyName("products");
        RuleFor(p => p.Profile.Regions).Must(r => r.Count <= 200).WithMessage("Give 200 regions at most.").OverridePropertyName("regions");
        RuleForEach(p => p.Profile.Regions).Must(r => r.Country is { Length: 2 } && r.Country.All(char.IsAsciiLetter) && (r.Region is null || IsWord(r.Region)) && (r.PostalPrefix is null || (IsWord(r.PostalPrefix) && r.PostalPrefix.Length <= 20)))
            .WithMessage("Give a country such as ES, with the name of a region or the beginning of a postcode where it is a part of it.").OverridePropertyName("regions");
    }

    private static bool IsWord(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= 200 && !text.Contains('\0', StringComparison.Ordinal);
}

internal sealed class PartnerProfilesHandler(LeadsDb db, ReferenceLabels labels, RecordScopes scopes, IUserDirectory users, IAuditLog audit, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReadPartners, PartnerList>, IRequestHandler<SavePartner, PartnerResponse>
{
    private const int Most = 1000;

    public async Task<PartnerList> Handle(ReadPartners request, CancellationToken cancellationToken)
    {
        var partners = await db.Partners.AsNoTracking().Where(p => request.AccountId == null || p.AccountId == request.AccountId).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Take(Most).ToListAsync(cancellationToken);
        var names = await labels.Fetch(partners.Select(p => ("account", p.AccountId)).Concat(partners.Select(p => p.ManagerId).OfType<Guid>().Select(id => ("user", id))), cancellationToken);
        return new PartnerList { Items = partners.ConvertAll(p => PartnerResponse.Of(p, names)) };
    }

    public async Task<PartnerResponse> Handle(SavePartner request, CancellationToken cancellationToken)
    {
        if (!await scopes.IsVisible("account", request.AccountId, user, cancellationToken))
        {
            throw new NotFoundException("account");
        }

        if (request.Profile.ManagerId is { } manager && !(await users.TeamOf(manager, cancellationToken)).Exists)
        {
            throw new InvalidInputException("managerId", $"There is no active user with the id {manager}.");
        }

        var partner = await db.Partners.FirstOrDefaultAsync(p => p.AccountId == request.AccountId, cancellationToken)
            ?? db.Partners.Add(new PartnerProfile { AccountId = request.AccountId, AcceptHours = 0, CreatedAt = clock.GetUtcNow().UtcDateTime, CreatedBy = user.Id }).Entity;
        (partner.IsActive, partner.ManagerId, partner.AcceptHours) = (request.Profile.IsActive, request.Profile.ManagerId, request.Profile.AcceptHours);
        partner.Products = [.. request.Profile.Products.Select(p => p.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
        partner.Regions = [.. request.Profile.Regions.Select(r => new PartnerRegion(r.Country.ToUpperInvariant(), r.Region?.Trim(), r.PostalPrefix?.Trim())).Distinct()];
        partner.Version++;
        audit.Write(AuditActions.SettingsChanged, "account", partner.AccountId, new { partner = true, partner.IsActive, regions = partner.Regions.Count });
        return PartnerResponse.Of(partner, await labels.Fetch([("account", partner.AccountId), .. partner.ManagerId is { } id ? [("user", id)] : Array.Empty<(string, Guid)>()], cancellationToken));
    }
}

internal sealed class PartnerProfilesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/partners", async (Guid? accountId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadPartners(accountId), ct)))
            .WithName("ListPartners").WithTags("Partners").WithSummary("List the dealers").WithDescription("All of them, or the one of an account: `accountId`.").Requires("leads.read");
        routes.MapPut("/accounts/{id:guid}/partner", async (Guid id, PartnerBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SavePartner(id, body), ct)))
            .WithName("SavePartner").WithTags("Partners").WithSummary("Make an account a dealer, or change what it sells")
            .WithDescription("A lead belongs to the dealer of the narrowest region that fits: postcode before region before country; of several, one that names the product, then the one whose turn was longest ago. An assignment rule of the strategy `partner` offers leads so.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(PartnerPermissions.Manage);
    }
}
