using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Motives;
using Crm.Opportunities.Orders;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Motives;

/// <summary>Reads whether customers are asked why they order again, and what they are offered.</summary>
internal sealed record ReadMotives : IQuery<MotivesView>;

/// <summary>Says whether customers are asked, how often, and what they are offered, in this order.</summary>
/// <param name="IsOn">Whether customers are asked at all.</param>
/// <param name="ByMail">Whether they may be asked by mail; else the link is passed on by a colleague.</param>
/// <param name="EveryDays">A customer is asked once in so many days.</param>
/// <param name="Items">Those that are left out go, or are retired where somebody has answered so.</param>
internal sealed record SaveMotives(bool IsOn, bool ByMail, int EveryDays, IReadOnlyList<MotiveInput> Items) : ICommand<MotivesView>;

/// <summary>An answer that customers are offered.</summary>
/// <param name="Id">Of one that there is; a new one without.</param>
/// <param name="Names">In one language at least.</param>
internal sealed record MotiveInput(Guid? Id, IReadOnlyList<MotiveName> Names, bool IsRetired = false);

/// <summary>Whether customers are asked, how often, and what they are offered.</summary>
internal sealed record MotivesView(bool IsOn, bool ByMail, int EveryDays, IReadOnlyList<MotiveView> Items);

/// <summary>An answer that customers are offered.</summary>
internal sealed record MotiveView(Guid Id, string Key, IReadOnlyList<MotiveName> Names, bool IsRetired)
{
    public static MotiveView Of(PurchaseMotive m) => new(m.Id, m.Key, m.Names, m.IsRetired);
}

internal sealed class SaveMotivesValidator : AbstractValidator<SaveMotives>
{
    private const int MostItems = 30;

    public SaveMotivesValidator()
    {
        RuleFor(m => m.EveryDays).InclusiveBetween(1, 1000);
        RuleFor(m => m.Items).Must(i => i.Count is > 0 and <= MostItems).WithMessage($"Offer between 1 and {MostItems} motives.");
        RuleFor(m => m.Items).Must(i => i.Select(m => m.Id).OfType<Guid>().Distinct().Count() == i.Count(m => m.Id is not null)).WithMessage("Name each motive once.");
        RuleForEach(m => m.Items).ChildRules(motive =>
        {
            motive.RuleFor(m => m.Names).Must(n => n.Count > 0 && n.Select(x => x.Language).Distinct(StringComparer.Ordinal).Count() == n.Count).WithMessage("Give a name in one language at least, and one in each.");
            motive.RuleForEach(m => m.Names).ChildRules(name =>
            {
                name.RuleFor(n => n.Language).Must(UsualMotives.Languages.Contains).WithMessage($"Choose one of: {string.Join(", ", UsualMotives.Languages)}.");
                name.RuleFor(n => n.Name).NotEmpty().MaximumLength(100);
            });
        });
    }
}

internal sealed class MotivesHandler(OpportunitiesDb db, MotiveDesk desk, IAuditLog audit) : IRequestHandler<ReadMotives, MotivesView>, IRequestHandler<SaveMotives, MotivesView>
{
    public async Task<MotivesView> Handle(ReadMotives request, CancellationToken cancellationToken)
    {
        var motives = await db.Of<PurchaseMotive>().AsNoTracking().OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        return Show(await desk.Settings(cancellationToken), motives);
    }

    public async Task<MotivesView> Handle(SaveMotives request, CancellationToken cancellationToken)
    {
        var known = await db.Of<PurchaseMotive>().ToDictionaryAsync(m => m.Id, cancellationToken);
        var answered = await db.Of<MotiveAsk>().Where(a => a.MotiveId != null).Select(a => a.MotiveId!.Value).Distinct().ToListAsync(cancellationToken);
        var kept = new List<PurchaseMotive>();
        foreach (var input in request.Items)
        {
            var motive = input.Id is { } id ? known.GetValueOrDefault(id) ?? throw new InvalidInputException($"items[{kept.Count}].id", "There is no motive with this id.") : Add(input);
            (motive.Names, motive.IsRetired, motive.Position) = ([.. input.Names], input.IsRetired, kept.Count);
            kept.Add(motive);
        }

        foreach (var gone in known.Values.Except(kept).ToList())
        {
            if (answered.Contains(gone.Id))
            {
                (gone.IsRetired, gone.Position) = (true, kept.Count);
                kept.Add(gone);
            }
            else
            {
                db.Of<PurchaseMotive>().Remove(gone);
            }
        }

        var settings = await desk.Settings(cancellationToken);
        (settings.IsOn, settings.ByMail, settings.EveryDays, settings.Version) = (request.IsOn, request.ByMail, request.EveryDays, settings.Version + 1);
        audit.Write(AuditActions.SettingsChanged, "purchaseMotives", null, new { motives = kept.Count, settings.IsOn, settings.ByMail, settings.EveryDays });
        return Show(settings, kept);
    }

    private PurchaseMotive Add(MotiveInput input)
    {
        var id = Guid.CreateVersion7();
        return db.Of<PurchaseMotive>().Add(new PurchaseMotive { Id = id, Key = id.ToString("N"), Names = [.. input.Names] }).Entity;
    }

    private static MotivesView Show(MotiveSettings settings, IEnumerable<PurchaseMotive> motives) => new(settings.IsOn, settings.ByMail, settings.EveryDays, [.. motives.Select(MotiveView.Of)]);
}

internal sealed class MotivesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/purchase-motives", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadMotives(), ct)))
            .WithName("ReadPurchaseMotives").WithTags("Purchase motives").WithSummary("Read what customers are offered who are asked why they have ordered again").Requires(OrderPermissions.Read);
        routes.MapPut("/purchase-motives", async (SaveMotives body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
            .WithName("SavePurchaseMotives").WithTags("Purchase motives").WithSummary("Say whether customers are asked why they have ordered again, how often, and what they are offered")
            .WithDescription("All of them in their order. Those that are left out go, or are retired where somebody has answered so.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).Requires(MotivePermissions.Manage);
    }
}
