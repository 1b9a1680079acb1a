#include "train/ridge.h"

#include <math.h>

void ridge_add(struct ridge *r, const struct ridge_rows *rows, double weight)
{
    double mean[RIDGE_MOST] = {0}, mean_y = 0, shares = 0;
    size_t n = r->count;

    for (size_t i = 0; i < rows->count; i++) {
        shares += rows->share[i];
        mean_y += rows->share[i] * rows->y[i];
        for (size_t k = 0; k < n; k++)
            mean[k] += rows->share[i] * rows->x[i * n + k];
    }
    if (shares <= 0)
        return;
    for (size_t i = 0; i < rows->count; i++) {
        double d[RIDGE_MOST], part = weight * rows->share[i];

        for (size_t k = 0; k < n; k++)
            d[k] = rows->x[i * n + k] - mean[k] / shares;
        for (size_t k = 0; k < n; k++) {
            r->b[k] += part * d[k] * (rows->y[i] - mean_y / shares);
            for (size_t m = 0; m <= k; m++)
                r->a[k][m] += part * d[k] * d[m];
        }
    }
}

/* Cholesky: a = l l'; what never varied gets a row of its own. */
static void factorise(const struct ridge *r, double penalty,
                      double l[RIDGE_MOST][RIDGE_MOST])
{
    for (size_t i = 0; i < r->count; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = r->a[i][j];

            if (i == j)
                sum += penalty * sum + 1e-9;
            for (size_t k = 0; k < j; k++)
                sum -= l[i][k] * l[j][k];
            l[i][j] = i == j ? sqrt(fmax(sum, 1e-12)) : sum / l[j][j];
        }
}

void ridge_solve(const struct ridge *r, double penalty, double *x)
{
    double l[RIDGE_MOST][RIDGE_MOST];

    factorise(r, penalty, l);
    for (size_t i = 0; i < r->count; i++) {
        x[i] = r->b[i];
        for (size_t k = 0; k < i; k++)
            x[i] -= l[i][k] * x[k];
        x[i] /= l[i][i];
    }
    for (size_t i = r->count; i-- > 0;) {
        for (size_t k = i + 1; k < r->count; k++)
            x[i] -= l[k][i] * x[k];
        x[i] /= l[i][i];
    }
}
