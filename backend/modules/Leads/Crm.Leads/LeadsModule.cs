using Crm.Kernel;
using Crm.Leads.Assignment;
using Crm.Leads.Capture;
using Crm.Leads.Capture.Pages;
using Crm.Leads.Capture.Rounds;
using Crm.Leads.Edits;
using Crm.Leads.Efforts;
using Crm.Leads.Handoffs;
using Crm.Leads.Partners;
using Crm.Leads.Scoring;
using Crm.Leads.Visits;
using Crm.Platform.Modules;
using Crm.Platform.Notifications;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Leads;

/// <summary>Who might become a customer: inquiries, business cards and recommendations on their way to a contact and an account.</summary>
public sealed class LeadsModule : IModule
{
    public string Name => "Leads";

    public IEnumerable<Permission> Permissions => [ScoringPermissions.Manage, AssignmentPermissions.Manage, CapturePermissions.Forms, CapturePermissions.Supervise, PartnerPermissions.Manage, PartnerPermissions.Portal];

    public IEnumerable<NotificationKind> NotificationKinds => [HandoffNotices.Passed, HandoffNotices.Returned, InquiryNotices.Arrived, InquiryNotices.Overdue, InquiryNotices.Escalated, InquiryNotices.Caught, PartnerNotices.Offered, PartnerNotices.Returned, PartnerNotices.Conflict];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<LeadsDb>();
        services.AddSingleton<ModelCache>().AddScoped<LeadScoring>().AddScoped<ScoreWriter>();
        services.AddScoped<LeadAssigner>().AddScoped<AssignmentWriter>().AddScoped<LeadEdits>();
        services.AddScoped<ConflictFinder>().AddScoped<PartnerDeadline>().AddScoped<PartnerOffers>().AddScoped<OfferView>().AddScoped<PortalDoor>();
        services.AddSingleton<PartnerRound>().AddHostedService<PartnerWorker>();
        services.AddScoped<HandoffDesk>().AddScoped<EffortBook>();
        services.AddSingleton<FormRate>().AddScoped<PublicForms>().AddScoped<FormFields>().AddScoped<FormCheck>().AddScoped<FormIntake>();
        services.AddScoped<InquiryDesk>().AddScoped<InquiryMails>().AddScoped<InquiryCounter>().AddScoped<InquiryDays>().AddScoped<VisitRecorder>();
        services.AddSingleton<InquiryRound>().AddHostedService<InquiryWorker>();
    }
}
