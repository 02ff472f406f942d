using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.ServiceClocks;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Handoffs;

/// <summary>Reads what was to happen in time with a lead, and how it was passed on.</summary>
internal sealed record ReadLeadService(Guid Id) : IQuery<LeadService>;

/// <summary>What was to happen in time with a lead, and how it was passed on.</summary>
internal sealed class LeadService
{
    /// <summary>Clocks of the kinds firstResponse, rollingResponse and acceptance, the latest first.</summary>
    public required IReadOnlyList<ClockShown> Clocks { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<HandoffShown> Handoffs { get; init; }
}

/// <summary>One hand-off.</summary>
internal sealed class HandoffShown
{
    public required HandoffState State { get; init; }
    public required DateTime PassedAt { get; init; }

    /// <summary>Empty where a rule passed it.</summary>
    public Guid? PassedBy { get; init; }
    public string? PassedByName { get; init; }
    public required Guid ToUserId { get; init; }
    public string? ToUserName { get; init; }
    public string? Note { get; init; }
    public DateTime? AcceptBy { get; init; }
    public DateTime? AnsweredAt { get; init; }

    /// <summary>Minutes of working time until the answer.</summary>
    public int? WorkedMinutes { get; init; }
    public HandoffRejection? Reason { get; init; }
    public string? ReasonNote { get; init; }
}

internal sealed class ReadLeadServiceHandler(IMediator mediator, LeadsDb db, IServiceClocks clocks, ReferenceLabels labels) : IRequestHandler<ReadLeadService, LeadService>
{
    private const int Most = 100;

    public async Task<LeadService> Handle(ReadLeadService request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.Id), cancellationToken);
        var rows = await db.Handoffs.AsNoTracking().Where(h => h.LeadId == lead.Id).OrderByDescending(h => h.PassedAt).Take(Most).ToListAsync(cancellationToken);
        var names = await labels.Fetch(rows.SelectMany(h => new[] { h.PassedBy, h.ToOwnerId }).OfType<Guid>().Distinct().Select(id => ("user", id)), cancellationToken);
        return new LeadService
        {
            Clocks = await clocks.History("lead", lead.Id, cancellationToken),
            Handoffs = rows.ConvertAll(h => new HandoffShown
            {
                State = h.State, PassedAt = h.PassedAt, PassedBy = h.PassedBy, PassedByName = names.Of("user", h.PassedBy), ToUserId = h.ToOwnerId, ToUserName = names.Of("user", h.ToOwnerId), Note = h.Note,
                AcceptBy = h.AcceptBy, AnsweredAt = h.AnsweredAt, WorkedMinutes = h.WorkedMinutes, Reason = h.Reason, ReasonNote = h.ReasonNote,
            }),
        };
    }
}

internal sealed class ReadLeadServiceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/leads/{id:guid}/service", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadLeadService(id), ct)))
        .WithName("ReadLeadService").WithTags("Leads").WithSummary("Read how soon a lead was answered, and how it was passed on")
        .WithDescription("Clocks with their pauses in minutes of working time, and all hand-offs with their answers.").ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.read");
}
