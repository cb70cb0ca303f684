import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { NotFound } from './NotFound';
import { RouteProblem } from './RouteProblem';
import { Shell } from './Shell';

type Loaded = { Component: React.ComponentType };
const page = (path: string, load: () => Promise<Loaded>): RouteObject => ({ path, lazy: load, HydrateFallback: () => null });

const pages: RouteObject[] = [
  { index: true, element: <Navigate to="/templates" replace /> },
  page('templates', async () => ({ Component: (await import('@/features/templates/GalleryPage')).GalleryPage })),
  page('templates/register', async () => ({ Component: (await import('@/features/templates/RegisterPage')).RegisterPage })),
  page('templates/:namespace/:name', async () => ({ Component: (await import('@/features/templates/TemplatePage')).TemplatePage })),
  page('runs', async () => ({ Component: (await import('@/features/runs/RunsPage')).RunsPage })),
  page('runs/:id', async () => ({ Component: (await import('@/features/runs/RunPage')).RunPage })),
  page('attention', async () => ({ Component: (await import('@/features/runs/AttentionPage')).AttentionPage })),
  page('approvals', async () => ({ Component: (await import('@/features/runs/ApprovalsPage')).ApprovalsPage })),
  page('catalog', async () => ({ Component: (await import('@/features/catalog/CatalogPage')).CatalogPage })),
  page('catalog/:kind/:namespace/:name', async () => ({ Component: (await import('@/features/catalog/EntityPage')).EntityPage })),
  page('repositories', async () => ({ Component: (await import('@/features/repositories/RepositoriesPage')).RepositoriesPage })),
  page('repositories/:owner/:name', async () => ({ Component: (await import('@/features/repositories/RepositoryPage')).RepositoryPage })),
  page('outbox', async () => ({ Component: (await import('@/features/outbox/OutboxPage')).OutboxPage })),
  page('about', async () => ({ Component: (await import('./AboutPage')).AboutPage })),
  { path: '*', element: <NotFound /> },
];

export const router = createBrowserRouter([
  {
    path: '/',
    element: <Shell />,
    errorElement: <Shell problem />,
    HydrateFallback: () => null,
    children: [{ errorElement: <RouteProblem />, children: pages }],
  },
]);
