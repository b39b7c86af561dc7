using System.Linq.Expressions;
using System.Text.Json;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;
using Lethe.Storage.Schedules;
using Lethe.Storage.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lethe.Storage.Entities;

/// <summary>The tables. What the chain needs beyond them, its triggers, is in the first migration.</summary>
internal sealed class LetheContext(DbContextOptions<LetheContext> options) : DbContext(options)
{
    public DbSet<AuditEntity> Audits => Set<AuditEntity>();

    public DbSet<AskerEntity> Askers => Set<AskerEntity>();

    public DbSet<StageEntity> Stages => Set<StageEntity>();

    public DbSet<FindingEntity> Findings => Set<FindingEntity>();

    public DbSet<GateEntity> Gates => Set<GateEntity>();

    public DbSet<ExhibitEntity> Exhibits => Set<ExhibitEntity>();

    public DbSet<ModelEntity> Models => Set<ModelEntity>();

    public DbSet<ChainEntity> Chain => Set<ChainEntity>();

    public DbSet<ScheduleEntity> Schedules => Set<ScheduleEntity>();

    public DbSet<ScheduleRunEntity> ScheduleRuns => Set<ScheduleRunEntity>();

    public DbSet<UserEntity> Users => Set<UserEntity>();

    public DbSet<TokenEntity> Tokens => Set<TokenEntity>();

    public DbSet<SubmissionEntity> Submissions => Set<SubmissionEntity>();

    public DbSet<InstanceEntity> Instances => Set<InstanceEntity>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<AskerKind>().HaveConversion<WordConverter<AskerKind>>();
        configurationBuilder.Properties<AuditState>().HaveConversion<WordConverter<AuditState>>();
        configurationBuilder.Properties<StageState>().HaveConversion<WordConverter<StageState>>();
        configurationBuilder.Properties<ScheduleTrigger>().HaveConversion<WordConverter<ScheduleTrigger>>();
        configurationBuilder.Properties<Role>().HaveConversion<WordConverter<Role>>();
        configurationBuilder.Properties<Verdict>().HaveConversion<WordConverter<Verdict>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AuditEntity>(audit =>
        {
            audit.ToTable("audits").HasKey(row => row.Id);
            // Each ends in the id: a filtered list is in the order of time without sorting.
            audit.HasIndex(row => new { row.State, row.Id });
            audit.HasIndex(row => new { row.Verdict, row.Id });
            audit.HasIndex(row => new { row.SubjectPlugin, row.Id });
            audit.HasIndex(row => new { row.Name, row.State, row.Id });
        });
        Part<AskerEntity>(modelBuilder, "askers", row => row.Audit);
        Part<StageEntity>(modelBuilder, "stages", row => new { row.Audit, row.Position });
        Part<FindingEntity>(modelBuilder, "findings", row => new { row.Audit, row.Position })
            .HasIndex(row => new { row.Audit, row.Metric, row.Slice });
        Part<GateEntity>(modelBuilder, "gates", row => new { row.Audit, row.Position });
        Part<ExhibitEntity>(modelBuilder, "exhibits", row => new { row.Audit, row.Position })
            .HasIndex(row => new { row.Audit, row.Subject, row.Evaluator, row.ExhibitId }).IsUnique();
        Part<ModelEntity>(modelBuilder, "models", row => new { row.Audit, row.Position })
            .HasIndex(row => new { row.Audit, row.Subject }).IsUnique();
        modelBuilder.Entity<ChainEntity>(record =>
        {
            record.ToTable("chain").HasKey(row => row.Sequence);
            record.Property(row => row.Sequence).ValueGeneratedNever();
        });
        Part<SubmissionEntity>(modelBuilder, "submissions", row => row.Key);
        modelBuilder.Entity<InstanceEntity>().ToTable("instance").HasKey(row => row.Id);
        ConfigureSchedules(modelBuilder);
        ConfigureUsers(modelBuilder);
        NameColumns(modelBuilder);
    }

    private static void ConfigureSchedules(ModelBuilder model)
    {
        model.Entity<ScheduleEntity>().ToTable("schedules").HasKey(row => row.Id);
        model.Entity<ScheduleRunEntity>(run =>
        {
            run.ToTable("scheduleRuns").HasKey(row => new { row.Schedule, row.Number });
            run.HasOne<ScheduleEntity>().WithMany().HasForeignKey(row => row.Schedule).OnDelete(DeleteBehavior.Cascade);
            run.HasIndex(row => row.Audit).IsUnique();
            run.HasIndex(row => row.Settled);
        });
    }

    private static void ConfigureUsers(ModelBuilder model)
    {
        model.Entity<UserEntity>(user =>
        {
            user.ToTable("users").HasKey(row => row.Id);
            user.HasIndex(row => row.Name).IsUnique();
        });
        model.Entity<TokenEntity>(token =>
        {
            token.ToTable("tokens").HasKey(row => row.Id);
            token.HasOne<UserEntity>().WithMany().HasForeignKey(row => row.User).OnDelete(DeleteBehavior.Cascade);
            token.HasIndex(row => row.Hash).IsUnique();
        });
    }

    private static EntityTypeBuilder<T> Part<T>(
        ModelBuilder model, string table, Expression<Func<T, object?>> key) where T : class
    {
        var part = model.Entity<T>();
        part.ToTable(table).HasKey(key);
        part.HasOne<AuditEntity>().WithMany().HasForeignKey("Audit").OnDelete(DeleteBehavior.Cascade);
        return part;
    }

    private static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
    }
}
