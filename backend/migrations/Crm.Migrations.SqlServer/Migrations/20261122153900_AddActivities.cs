using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddActivities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activities_activities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Priority = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RemindAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AllDay = table.Column<bool>(type: "bit", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Direction = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Place = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Recurrence = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Checklist = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Attendees = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Duration = table.Column<long>(type: "bigint", nullable: true),
                    RecordingUrl = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TimeZone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Others = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReminderDue = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DueAtRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    DurationRank = table.Column<long>(type: "bigint", nullable: false, defaultValue: -9223372036854775808L),
                    PlaceKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    SubjectKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_activities", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "activities_calendar_feeds",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_calendar_feeds", x => x.UserId)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "activities_timeline",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HappeningId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Permission = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Excerpt = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Facts = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities_timeline", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_AccountId_DeletionId_At_Id",
                table: "activities_activities",
                columns: new[] { "AccountId", "DeletionId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_ContactId_DeletionId_At_Id",
                table: "activities_activities",
                columns: new[] { "ContactId", "DeletionId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_DeletedAt_Id",
                table: "activities_activities",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_DeletionId_At_Id",
                table: "activities_activities",
                columns: new[] { "DeletionId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_DeletionId_CreatedAt_Id",
                table: "activities_activities",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_DeletionId_DueAtRank_Id",
                table: "activities_activities",
                columns: new[] { "DeletionId", "DueAtRank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_DeletionId_SubjectKey_Id",
                table: "activities_activities",
                columns: new[] { "DeletionId", "SubjectKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_DeletionId_UpdatedAt_Id",
                table: "activities_activities",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_OwnerId_DeletionId_At_Id",
                table: "activities_activities",
                columns: new[] { "OwnerId", "DeletionId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_OwnerId_DeletionId_Status_DueAt",
                table: "activities_activities",
                columns: new[] { "OwnerId", "DeletionId", "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_ReminderDue_Id",
                table: "activities_activities",
                columns: new[] { "ReminderDue", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_activities_TeamId_DeletionId_At_Id",
                table: "activities_activities",
                columns: new[] { "TeamId", "DeletionId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_calendar_feeds_Hash",
                table: "activities_calendar_feeds",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activities_timeline_RecordId_IsOpen_At_Id",
                table: "activities_timeline",
                columns: new[] { "RecordId", "IsOpen", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_timeline_SourceId",
                table: "activities_timeline",
                column: "SourceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activities_activities");

            migrationBuilder.DropTable(
                name: "activities_calendar_feeds");

            migrationBuilder.DropTable(
                name: "activities_timeline");
        }
    }
}
