using Crm.Kernel;
using Crm.Platform.Calendars;
using Crm.Platform.Http;
using Crm.Platform.Records.Conditions;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.WorkingTime.Features;

/// <summary>A calendar file as text.</summary>
internal sealed record HolidayFileBody(string Text);

/// <summary>Holidays, in order.</summary>
internal sealed record HolidayList(IReadOnlyList<Holiday> Items);

/// <summary>Reads the holidays of a calendar file, for somebody to look at before they are saved.</summary>
internal sealed record ReadHolidayFile(string Text) : IQuery<HolidayList>;

internal sealed class ReadHolidayFileValidator : AbstractValidator<ReadHolidayFile>
{
    public ReadHolidayFileValidator() => RuleFor(i => i.Text).NotEmpty().MaximumLength(IcsReader.MaxCharacters).WithMessage("Send a calendar file of 5 million characters at most.");
}

internal sealed class ReadHolidayFileHandler(Viewpoint viewpoint, TimeProvider clock) : IRequestHandler<ReadHolidayFile, HolidayList>
{
    public Task<HolidayList> Handle(ReadHolidayFile request, CancellationToken cancellationToken)
    {
        var holidays = HolidayFile.Read(request.Text, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), viewpoint.Zone()).DateTime));
        return Task.FromResult(holidays.Count > 0 ? new HolidayList(holidays) : throw new InvalidInputException("text", "This file names no whole days of last year or later."));
    }
}

internal sealed class ReadHolidayFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/working-hours/read-holidays", async (HolidayFileBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadHolidayFile(body.Text), ct)))
        .WithName("ReadHolidayFile").WithTags("Working hours").WithSummary("Read the holidays of a calendar file")
        .WithDescription("Whole days of an .ics file, as public calendars offer them; of what repeats the next five years. Nothing is saved: add what you want to `PUT /working-hours`.").Requires(WorkingTimePermissions.Manage);
}
