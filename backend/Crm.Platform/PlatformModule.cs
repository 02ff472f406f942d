using Crm.Kernel;
using Crm.Platform.Approvals;
using Crm.Platform.Approvals.Features;
using Crm.Platform.Audit;
using Crm.Platform.Audit.Features;
using Crm.Platform.Bulk;
using Crm.Platform.Consents;
using Crm.Platform.Consents.Features;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.CustomFields;
using Crm.Platform.CustomFields.Features;
using Crm.Platform.Events.Features;
using Crm.Platform.Files;
using Crm.Platform.Handover;
using Crm.Platform.History;
using Crm.Platform.Http;
using Crm.Platform.Imports;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Imports.Work;
using Crm.Platform.Jobs;
using Crm.Platform.Mailing;
using Crm.Platform.Modules;
using Crm.Platform.Notifications;
using Crm.Platform.Privacy;
using Crm.Platform.Privacy.Features;
using Crm.Platform.Privacy.Retention;
using Crm.Platform.Privacy.Sources;
using Crm.Platform.Records;
using Crm.Platform.Records.Orphans;
using Crm.Platform.Search;
using Crm.Platform.ServiceClocks;
using Crm.Platform.Templates;
using Crm.Platform.Views;
using Crm.Platform.WorkingTime;
using Crm.Platform.WorkingTime.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform;

/// <summary>What the platform itself brings as a module does: its permissions and the services of its use cases.</summary>
public sealed class PlatformModule : IModule
{
    public string Name => "platform";

    public IEnumerable<Permission> Permissions =>
    [
        ImportPermissions.Create,
        ImportPermissions.Manage,
        ViewPermissions.Manage,
        JobAccess.Manage,
        DeliveryPermissions.Manage,
        ChangePermissions.Read,
        CustomFieldPermissions.Manage,
        MailPermissions.Manage,
        TemplatePermissions.Read,
        TemplatePermissions.Manage,
        OrphanPermissions.Read,
        AuditPermissions.Read,
        PrivacyPermissions.Manage,
        PrivacyPermissions.Erase,
        ConsentPermissions.Manage,
        HandoverPermissions.Run,
        WorkingTimePermissions.Manage,
        ServiceClockNotices.Manage,
        ServiceClockNotices.Supervise,
        ApprovalPermissions.Decide,
        ApprovalPermissions.Manage,
    ];

    public IEnumerable<NotificationKind> NotificationKinds => PlatformNotifications.All;

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ProofOptions>(configuration.GetSection("Crm:SignIn"));
        services.Configure<ImportOptions>(configuration.GetSection("Crm:Imports"));
        services.Configure<CompanyOptions>(configuration.GetSection("Crm:Company"));
        services.Configure<BulkOptions>(configuration.GetSection("Crm:Bulk"));
        services.Configure<ChangeFeedOptions>(configuration.GetSection("Crm:Changes"));
        services.AddScoped<BulkSteps>();
        services.AddScoped<UndoPortions>();
        services.AddScoped<UndoConflicts>();
        services.AddScoped<ChangeSetAccess>();
        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<ChangeSequencer>();
        services.AddHostedService<ChangeSequencerWorker>();
        services.AddSingleton<FollowSignal>().AddSingleton<ChangeFollower>().AddHostedService<ChangeFollowWorker>();
        services.AddScoped<HandoverPlan>().AddScoped<OwnedCounts>().AddScoped<RecordScan>().AddScoped<ListedRecords>().AddScoped<ChosenRecords>();
        services.AddSingleton<ApprovalCatalog>().AddScoped<IApprovals, ApprovalDesk>().AddScoped<ApproverTurns>().AddScoped<ApproverFinder>().AddScoped<ApprovalNews>().AddScoped<ApprovalView>();
        services.AddSingleton<ApprovalRound>().AddHostedService<ApprovalWorker>();
        services.Configure<CustomFieldOptions>(configuration.GetSection("Crm:CustomFields"));
        services.AddSingleton<CustomFieldCatalog>();
        services.AddScoped<CustomFieldStore>();
        services.AddScoped<CustomFieldAnswer>();
        services.AddHostedService<CustomFieldWatcher>();
        services.AddScoped<DeliveryBoard>();
        services.AddSingleton<ImportFiles>();
        services.AddScoped<ImportAccess>();
        services.AddScoped<ImportExaminer>();
        services.AddScoped<ImportFixes>().AddScoped<ImportSettings>().AddScoped<RowReaders>().AddScoped<CheckedRows>().AddScoped<SavedMappings>();
        services.AddScoped<ImportView>();
        services.AddScoped<ImportTrial>().AddScoped<ReferenceKeys>().AddScoped<ImportKeys>().AddScoped<ConsentTargets>().AddScoped<ImportConsents>();
        services.AddScoped<ImportIndexer>();
        services.AddScoped<ViewShelf>();
        services.AddNotifications();
        services.AddSingleton<WorkingTimeCache>().AddScoped<IWorkingTime, WorkingTimeReader>();
        services.AddScoped<ServicePolicies>().AddScoped<IServiceClocks, ServiceClockBoards>().AddSingleton<ServiceClockRound>().AddHostedService<ServiceClockWorker>();
        services.AddScoped<SearchDetails>();
        services.AddMailing(configuration);
        services.AddScoped<TemplateFields>().AddScoped<TemplateShelf>().AddScoped<ITemplates>(p => p.GetRequiredService<TemplateShelf>());
        services.Configure<FileLimits>(configuration.GetSection("Crm:Files"));
        services.AddSingleton<LocalFileStore>().AddSingleton<IFileStore>(p => p.GetRequiredService<LocalFileStore>());
        services.AddScoped<FileRights>().AddScoped<FileNames>().AddScoped<IKeptFiles, KeptFiles>();
        services.Configure<AuditOptions>(configuration.GetSection("Crm:Audit"));
        services.AddScoped<AuditOrigin>().AddScoped<IAuditLog, AuditLog>();
        services.AddSingleton<PrivacyKey>().AddSingleton<ErasureLedger>().AddSingleton<StorageCleaner>();
        services.AddScoped<Records.DerivedTags>().AddScoped<IConsentCheck, ConsentCheck>().AddScoped<IPurposeTexts, PurposeTexts>().AddScoped<ConsentRecorder>().AddScoped<IConsentRecorder>(p => p.GetRequiredService<ConsentRecorder>());
        services.AddScoped<PreferenceLinks>().AddScoped<IPreferenceLinks>(p => p.GetRequiredService<PreferenceLinks>()).AddSingleton<PreferenceRate>();
        services.AddScoped<OutdatedRecords>().AddScoped<PersonEraser>().AddScoped<FileEraser>().AddScoped<Suppressions>().AddScoped<Persons>().AddScoped<Mentions>().AddScoped<PersonPackage>().AddScoped<FourEyes>();
        services.Configure<PrivacyOptions>(configuration.GetSection("Crm:Privacy"));
        services.AddSingleton<RefusalRate>().AddSingleton<RefusalNotes>().AddSingleton<AuditSequencer>().AddHostedService<AuditWorker>();
    }
}
