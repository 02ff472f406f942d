using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Imports;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Security;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.WorkingTime.Features;

/// <summary>Who may say when work is done.</summary>
internal static class WorkingTimePermissions
{
    public static readonly Permission Manage = new("working-hours.manage", "Say when the company works, and its holidays");
}

/// <summary>From when until when work is done on a day of the week.</summary>
internal sealed class WorkingSpanBody
{
    /// <summary>monday to sunday.</summary>
    public required DayOfWeek Day { get; init; }

    /// <summary>Hours and minutes, such as 09:00.</summary>
    public required string From { get; init; }

    /// <summary>The same; 24:00 is the end of the day.</summary>
    public required string To { get; init; }
}

/// <summary>When a part of the company works.</summary>
internal sealed class WorkingHoursBody
{
    /// <summary>Of hours that there are; left out for new ones.</summary>
    public Guid? Id { get; init; }
    public required string Name { get; init; }

    /// <summary>IANA, such as Europe/Madrid.</summary>
    public required string TimeZone { get; init; }
    public required IReadOnlyList<WorkingSpanBody> Week { get; init; }
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>Whose people work by them, and those of the teams below; the first hours are everybody else's.</summary>
    public IReadOnlyList<Guid> TeamIds { get; init; } = [];
}

/// <summary>All hours: first those of the company, which count wherever no others do.</summary>
internal sealed class WorkingHoursList
{
    public required IReadOnlyList<WorkingHoursBody> Items { get; init; }
}

/// <summary>Reads when the company works.</summary>
internal sealed record ReadWorkingHours : IQuery<WorkingHoursList>;

/// <summary>Replaces when the company works.</summary>
internal sealed record ReplaceWorkingHours(IReadOnlyList<WorkingHoursBody> Items) : ICommand<WorkingHoursList>;

internal sealed class ReplaceWorkingHoursValidator : AbstractValidator<ReplaceWorkingHours>
{
    public ReplaceWorkingHoursValidator()
    {
        RuleFor(r => r.Items).Must(i => i.Count is >= 1 and <= 50).WithMessage("Give the hours of the company first, and 50 at most.");
        RuleFor(r => r.Items).Must(i => i.SelectMany(h => h.TeamIds).Distinct().Count() == i.Sum(h => h.TeamIds.Count)).WithMessage("Name every team once.");
        RuleForEach(r => r.Items).ChildRules(hours =>
        {
            hours.RuleFor(h => h.Name).NotEmpty().MaximumLength(WorkingHoursConfiguration.MaxName).Must(n => !n.Contains('\0', StringComparison.Ordinal)).WithMessage("Remove the character U+0000 from this text.");
            hours.RuleFor(h => h.TimeZone).Must(z => z.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(z, out _)).WithMessage("Give a time zone of the IANA list, such as Europe/Madrid.");
            hours.RuleFor(h => h.Week).Must(w => w.Count is >= 1 and <= 70).WithMessage("Give 1 to 70 times of the week.")
                .Must(w => w.All(s => WeekTimes.Read(s) is not null)).WithMessage("Give a day, and from when until when, such as 09:00 and 17:00. What goes on after midnight is a time of the next day.")
                .Must(w => !WeekTimes.Overlap(w)).WithMessage("Two times of a day overlap.");
            hours.RuleFor(h => h.Holidays).Must(d => d.Count <= HolidayFile.Most).WithMessage($"Give {HolidayFile.Most} holidays at most.")
                .Must(d => d.Select(x => x.Date).Distinct().Count() == d.Count).WithMessage("Give every day once.")
                .Must(d => d.All(x => !string.IsNullOrWhiteSpace(x.Name) && x.Name.Length <= HolidayFile.MaxName && !x.Name.Contains('\0', StringComparison.Ordinal))).WithMessage($"Call every holiday something, in {HolidayFile.MaxName} characters at most.");
        });
    }
}

internal sealed class WorkingHoursHandler(CrmDbContext db, WorkingTimeCache cache, IUserDirectory users, UnitOfWork unitOfWork, IOptions<CompanyOptions> company, IAuditLog audit)
    : IRequestHandler<ReadWorkingHours, WorkingHoursList>, IRequestHandler<ReplaceWorkingHours, WorkingHoursList>
{
    public async Task<WorkingHoursList> Handle(ReadWorkingHours request, CancellationToken cancellationToken)
    {
        var all = await db.Set<WorkingHours>().AsNoTracking().ToListAsync(cancellationToken);
        return Show(all.Exists(h => h.IsDefault) ? all : [Usual(), .. all]);
    }

    public async Task<WorkingHoursList> Handle(ReplaceWorkingHours request, CancellationToken cancellationToken)
    {
        var before = await db.Set<WorkingHours>().ToDictionaryAsync(h => h.Id, cancellationToken);
        await Check(request.Items, before, cancellationToken);
        var kept = request.Items.Select((body, i) => Write(body, i == 0, before)).ToList();
        db.RemoveRange(before.Values.Except(kept));
        unitOfWork.AfterCommit(cache.Forget);
        audit.Write(AuditActions.SettingsChanged, "workingHours", null, new { hours = kept.Count, holidays = kept.Sum(h => h.Holidays.Count) });
        return Show(kept);
    }

    private async Task Check(IReadOnlyList<WorkingHoursBody> items, Dictionary<Guid, WorkingHours> before, CancellationToken ct)
    {
        var errors = new InputErrors();
        var teams = (await users.Teams(ct)).Select(t => t.Id).ToHashSet();
        foreach (var (body, i) in items.Select((body, i) => (body, i)))
        {
            if (body.Id is { } id && (!before.ContainsKey(id) || items.Count(o => o.Id == id) > 1))
            {
                errors.Add($"items[{i}].id", "There are no hours with this id, or they are named twice. Leave it out for new ones.");
            }

            if (body.TeamIds.FirstOrDefault(t => !teams.Contains(t)) is var unknown && unknown != Guid.Empty)
            {
                errors.Add($"items[{i}].teamIds", $"There is no team with the id {unknown}.");
            }
        }

        errors.ThrowIfAny();
    }

    private WorkingHours Write(WorkingHoursBody body, bool isFirst, Dictionary<Guid, WorkingHours> before)
    {
        var (name, week, holidays) = (body.Name.Trim(), body.Week.Select(s => WeekTimes.Read(s)!).ToList(), body.Holidays.OrderBy(h => h.Date).Select(h => h with { Name = h.Name.Trim() }).ToList());
        if (body.Id is not { } id)
        {
            return db.Add(new WorkingHours { Name = name, TimeZone = body.TimeZone, Week = week, Holidays = holidays, TeamIds = [.. body.TeamIds], IsDefault = isFirst }).Entity;
        }

        var hours = before[id];
        (hours.Name, hours.TimeZone, hours.Week, hours.Holidays, hours.TeamIds, hours.IsDefault) = (name, body.TimeZone, week, holidays, [.. body.TeamIds], isFirst);
        hours.Edited();
        return hours;
    }

    // Until somebody says otherwise.
    private WorkingHours Usual() => new() { Id = Guid.Empty, Name = "Company", TimeZone = company.Value.TimeZone, Week = [.. WorkingCalendar.UsualWeek], IsDefault = true };

    private static WorkingHoursList Show(IEnumerable<WorkingHours> all) => new()
    {
        Items =
        [
            .. all.OrderByDescending(h => h.IsDefault).ThenBy(h => h.Name, StringComparer.Ordinal).ThenBy(h => h.Id).Select(h => new WorkingHoursBody
            {
                Id = h.Id == Guid.Empty ? null : h.Id, Name = h.Name, TimeZone = h.TimeZone, Week = [.. h.Week.OrderBy(s => ((int)s.Day + 6) % 7).ThenBy(s => s.From).Select(WeekTimes.Show)], Holidays = h.Holidays, TeamIds = h.TeamIds,
            }),
        ],
    };
}

internal sealed class WorkingHoursEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/working-hours", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadWorkingHours(), ct)))
            .WithName("ReadWorkingHours").WithTags("Working hours").WithSummary("Read when the company works")
            .WithDescription("First the hours of the company, which count wherever no team has others. Until somebody has said so: Monday to Friday, nine to five, in the company's time zone, without an id.").Requires(WorkingTimePermissions.Manage);
        routes.MapPut("/working-hours", async (WorkingHoursList body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReplaceWorkingHours(body.Items), ct)))
            .WithName("ReplaceWorkingHours").WithTags("Working hours").WithSummary("Replace when the company works, and its holidays")
            .WithDescription("All of them, those of the company first. Times that run already keep the instant by which they were due.").Requires(WorkingTimePermissions.Manage);
    }
}
