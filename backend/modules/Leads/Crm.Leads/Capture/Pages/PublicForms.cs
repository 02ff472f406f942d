using Crm.Kernel;
using Crm.Leads.Features.Capture;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Capture.Pages;

/// <summary>Forms as those see them who fill them in: found by their keys, and taken once.</summary>
internal sealed class PublicForms(LeadsDb db, IMediator mediator, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int MostAgent = 300;
    private readonly IDataProtector protector = protection.CreateProtector("Crm.Leads.Forms");

    /// <summary>The form behind an address; null for one that is not there or takes nothing now.</summary>
    public Task<LeadForm?> Find(string key, CancellationToken ct) => db.Forms.AsNoTracking().FirstOrDefaultAsync(f => f.Key == key && f.IsActive, ct);

    /// <summary>Takes a submission. Of two at the same moment under one key, the second is told what the first was.</summary>
    public async Task<Taken> Take(LeadForm form, Submission submission, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(new TakeSubmission(form.Id, submission), ct);
        }
        catch (ConflictException e) when (e.Code == "duplicate_key" && submission.Key is not null)
        {
            return await mediator.Send(new TakeSubmission(form.Id, submission), ct);
        }
    }

    /// <summary>What a page carries so that it is known when it was shown and that it is sent once; sealed, so that programs cannot make it up.</summary>
    public string Ticket() => protector.Protect($"{clock.GetUtcNow().ToUnixTimeMilliseconds()} {Guid.CreateVersion7():N}");

    /// <summary>The age of a ticket and its id; null where it is not one of ours, or too old.</summary>
    public (TimeSpan Age, string Id)? Read(string ticket)
    {
        try
        {
            var parts = protector.Unprotect(ticket).Split(' ');
            var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
            return age < TimeSpan.FromDays(7) ? (age, parts[1]) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public static string? Agent(HttpContext http) => http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, MostAgent)] : null;
}
